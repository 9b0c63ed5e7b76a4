package dev.roster.store;

import dev.roster.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code outbox}. */
final class OutboxTable {

  /** A row that was claimed to be sent. */
  record Claimed(
      long seq,
      UUID id,
      String kind,
      Map<String, String> words,
      int attempts,
      int unsure,
      Instant createdAt) {}

  private OutboxTable() {}

  static void insert(Handle sql, Instant now, List<Outgoing> messages) {
    if (messages.isEmpty()) {
      return;
    }
    var batch =
        sql.prepareBatch(
            "insert into outbox (id, kind, lane, words, created_at, due_at)"
                + " values (:id, :kind, :lane, :words, :now, :now)");
    for (Outgoing message : messages) {
      batch
          .bind("id", Transactions.newId())
          .bind("kind", message.kind())
          .bind("lane", message.lane())
          .bind("words", Json.write(message.words()))
          .bind("now", now)
          .add();
    }
    batch.execute();
  }

  /** Due rows that are the first unsent of their lane, those that are due longest first. */
  static List<Long> due(Handle sql, Instant now, int most) {
    return due(sql, now, most, "asc");
  }

  /** The same, those that became due last first. */
  static List<Long> dueLast(Handle sql, Instant now, int most) {
    return due(sql, now, most, "desc");
  }

  /** In the order of the index, so that it reads about as many rows as it gives. */
  private static List<Long> due(Handle sql, Instant now, int most, String order) {
    return sql.createQuery(
            """
            select o.seq
            from outbox o force index (outbox_due)
            where o.state = 'waiting' and o.due_at <= :now
              and not exists (
                select 1 from outbox earlier
                where earlier.lane = o.lane and earlier.seq < o.seq
                  and earlier.state in ('waiting', 'claimed'))
            order by o.due_at <order>, o.seq <order>
            limit :most
            """)
        .define("order", order)
        .bind("now", now)
        .bind("most", most)
        .mapTo(Long.class)
        .list();
  }

  /** Takes a row; false when another relay was faster. */
  static boolean claim(Handle sql, long seq, Instant now, Duration lease) {
    return sql.createUpdate(
                """
                update outbox
                set state = 'claimed', attempts = attempts + 1, claimed_until = :until
                where seq = :seq and state = 'waiting'
                """)
            .bind("seq", seq)
            .bind("until", now.plus(lease))
            .execute()
        == 1;
  }

  static Claimed find(Handle sql, long seq) {
    return sql.createQuery(
            """
            select seq, id, kind, words, attempts, unsure, created_at from outbox where seq = :seq
            """)
        .bind("seq", seq)
        .map((rs, context) ->
            new Claimed(
                rs.getLong("seq"),
                UUID.fromString(rs.getString("id")),
                rs.getString("kind"),
                Json.readWords(rs.getString("words")),
                rs.getInt("attempts"),
                rs.getInt("unsure"),
                rs.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .one();
  }

  static void sent(Handle sql, long seq, Instant now) {
    sql.createUpdate(
            """
            update outbox set state = 'sent', claimed_until = null, ended_at = :now, error = null
            where seq = :seq
            """)
        .bind("seq", seq)
        .bind("now", now)
        .execute();
  }

  /** Empties the words of a row. */
  static void forget(Handle sql, UUID id) {
    sql.createUpdate("update outbox set words = '{}' where id = :id").bind("id", id).execute();
  }

  /** Keeps claims that are being worked on. */
  static void renew(Handle sql, Collection<Long> seqs, Instant now, Duration lease) {
    sql.createUpdate(
            """
            update outbox set claimed_until = :until where seq in (<seqs>) and state = 'claimed'
            """)
        .bind("until", now.plus(lease))
        .bindList("seqs", List.copyOf(seqs))
        .execute();
  }

  static void retryAt(Handle sql, long seq, Instant due, boolean unsure, String error) {
    sql.createUpdate(
            """
            update outbox set state = 'waiting', claimed_until = null, due_at = :due,
              unsure = unsure + :unsure, error = :error
            where seq = :seq and state = 'claimed'
            """)
        .bind("seq", seq)
        .bind("due", due)
        .bind("unsure", unsure ? 1 : 0)
        .bind("error", error)
        .execute();
  }

  static void park(Handle sql, long seq, Instant now, String error) {
    sql.createUpdate(
            """
            update outbox set state = 'parked', claimed_until = null, ended_at = :now, error = :error
            where seq = :seq
            """)
        .bind("seq", seq)
        .bind("now", now)
        .bind("error", error)
        .execute();
  }

  /** Rows that a relay claimed and never finished; read without a lock. */
  static List<Long> abandoned(Handle sql, Instant now) {
    return sql.createQuery(
            "select seq from outbox where state = 'claimed' and claimed_until < :now limit 100")
        .bind("now", now)
        .mapTo(Long.class)
        .list();
  }

  /** Gives an abandoned row back; by its key, so that it never meets a row that is being sent. */
  static boolean release(Handle sql, long seq, Instant now) {
    return sql.createUpdate(
                """
                update outbox set state = 'waiting', claimed_until = null, unsure = unsure + 1
                where seq = :seq and state = 'claimed' and claimed_until < :now
                """)
            .bind("seq", seq)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Gives back every claim, also those that have time left. */
  static int releaseAll(Handle sql) {
    return sql.execute(
        """
        update outbox set state = 'waiting', claimed_until = null, unsure = unsure + 1
        where state = 'claimed'
        """);
  }

  static int deleteEndedBefore(Handle sql, Instant before) {
    return sql.createUpdate(
            "delete from outbox where state in ('sent', 'parked') and ended_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
