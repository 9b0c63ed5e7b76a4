package dev.roster.store;

import dev.roster.json.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** One lane of the outbox, to be looked at: what waits, what was sent, what was given up. */
public final class Lane {

  /**
   * A row.
   *
   * @param number its place in the lane, and in the pages of it
   * @param state {@code waiting}, {@code claimed} while it is sent, {@code sent} or {@code parked}
   *     for given up
   * @param dueAt when it is tried next
   * @param error what was wrong at the last try
   */
  public record Row(
      long number,
      Map<String, String> words,
      String state,
      int attempts,
      Instant createdAt,
      Instant dueAt,
      Optional<Instant> endedAt,
      Optional<String> error) {
    /** Copies the words. */
    public Row {
      words = Map.copyOf(words);
    }
  }

  private Lane() {}

  /** Of how many tries of a row nobody knows whether they delivered; 0 for a row that is gone. */
  public static int unsure(Handle sql, UUID id) {
    return sql.createQuery("select unsure from outbox where id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /**
   * Rows of a lane, the newest first. What ended 14 days ago is gone.
   *
   * @param below only numbers below that, for the next page
   */
  public static List<Row> newest(Handle sql, String lane, OptionalLong below, int most) {
    return sql.createQuery(
            """
            select seq, words, state, attempts, created_at, due_at, ended_at, error
            from outbox where lane = :lane and seq < :below
            order by seq desc limit :most
            """)
        .bind("lane", lane)
        .bind("below", below.orElse(Long.MAX_VALUE))
        .bind("most", most)
        .map((rs, context) ->
            new Row(
                rs.getLong("seq"),
                Json.readWords(rs.getString("words")),
                rs.getString("state"),
                rs.getInt("attempts"),
                rs.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                rs.getObject("due_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                Optional.ofNullable(rs.getObject("ended_at", LocalDateTime.class))
                    .map(at -> at.toInstant(ZoneOffset.UTC)),
                Optional.ofNullable(rs.getString("error"))))
        .list();
  }

  /** Lets what was given up wait again, the oldest first; how many. */
  public static int retryParked(Handle sql, String lane, Instant now, int most) {
    return sql.createUpdate(
            """
            update outbox
            set state = 'waiting', attempts = 0, due_at = :now, ended_at = null, error = null
            where lane = :lane and state = 'parked'
            order by seq limit :most
            """)
        .bind("now", now)
        .bind("lane", lane)
        .bind("most", most)
        .execute();
  }
}
