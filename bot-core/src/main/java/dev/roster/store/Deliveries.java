package dev.roster.store;

import static java.util.Objects.requireNonNull;

import dev.roster.json.Json;
import dev.roster.reply.Reply;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The answers given to deliveries that changed something, so that a second delivery of the same
 * event has no effect and gets the same answer (trust.md, R3).
 */
public final class Deliveries {

  private Deliveries() {}

  /**
   * What is kept of a delivery.
   *
   * @param reply the answer
   * @param told what a program was told beside it, as JSON; empty for people
   */
  public record Kept(Reply reply, Optional<String> told) {
    /** Checks that nothing is missing. */
    public Kept {
      requireNonNull(reply, "reply must not be null");
      requireNonNull(told, "told must not be null");
    }

    static Optional<Kept> of(@Nullable String reply, @Nullable String told) {
      return Optional.ofNullable(reply)
          .map(json -> new Kept(Json.read(json, Reply.class), Optional.ofNullable(told)));
    }
  }

  /** The answer given before; empty for something new. */
  public static Optional<Reply> find(Handle sql, String key) {
    return kept(sql, key).map(Kept::reply);
  }

  /** All that was kept of it; empty for something new. */
  public static Optional<Kept> kept(Handle sql, String key) {
    return sql.createQuery("select reply, told from handled_delivery where delivery = :key")
        .bind("key", key)
        .map((rs, context) -> Kept.of(rs.getString("reply"), rs.getString("told")).orElseThrow())
        .findOne();
  }

  /** Keeps the answer to a person, in the transaction of the change. */
  public static void store(Handle sql, String key, Instant now, Reply reply) {
    store(sql, key, now, new Kept(reply, Optional.empty()));
  }

  /** Keeps the answer, in the transaction of the change. */
  public static void store(Handle sql, String key, Instant now, Kept kept) {
    sql.createUpdate(
            """
            insert into handled_delivery (delivery, handled_at, reply, told)
            values (:key, :now, :reply, :told)
            """)
        .bind("key", key)
        .bind("now", now)
        .bind("reply", Json.write(kept.reply()))
        .bind("told", kept.told().orElse(null))
        .execute();
  }

  /** Forgets old answers, some at a time; how many. */
  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from handled_delivery where handled_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
