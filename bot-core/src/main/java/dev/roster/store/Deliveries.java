package dev.roster.store;

import dev.roster.json.Json;
import dev.roster.reply.Reply;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The answers given to deliveries that changed something, so that a second delivery of the same
 * event has no effect and gets the same answer (trust.md, R3).
 */
public final class Deliveries {

  private Deliveries() {}

  /** The answer given before; empty for something new. */
  public static Optional<Reply> find(Handle sql, String key) {
    return sql.createQuery("select reply from handled_delivery where delivery = :key")
        .bind("key", key)
        .mapTo(String.class)
        .findOne()
        .map(json -> Json.read(json, Reply.class));
  }

  /** Keeps the answer, in the transaction of the change. */
  public static void store(Handle sql, String key, Instant now, Reply reply) {
    sql.createUpdate(
            "insert into handled_delivery (delivery, handled_at, reply) values (:key, :now, :reply)")
        .bind("key", key)
        .bind("now", now)
        .bind("reply", Json.write(reply))
        .execute();
  }

  /** Forgets old answers, some at a time; how many. */
  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from handled_delivery where handled_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
