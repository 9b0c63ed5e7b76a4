package dev.roster.action;

import dev.roster.json.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The stored actions: SQL of {@code pending_action}. */
public final class Actions {

  /**
   * A stored action as it is when somebody presses.
   *
   * @param command the path of the command that runs
   * @param words the words of its options
   * @param org the org it concerns
   * @param presser the only account that may press
   * @param confirmed whether the press confirms the command
   * @param once whether a second press does nothing
   * @param expiresAt until when it may be pressed
   * @param used whether it was pressed before
   */
  public record Stored(
      String token,
      String command,
      Map<String, String> words,
      Optional<UUID> org,
      Optional<String> presser,
      boolean confirmed,
      boolean once,
      Instant expiresAt,
      boolean used) {}

  private Actions() {}

  /** Stores what was offered, before anybody sees the buttons. */
  public static void store(Handle sql, Instant now, Offers offers) {
    if (offers.offered().isEmpty()) {
      return;
    }
    var batch =
        sql.prepareBatch(
            """
            insert into pending_action
              (token, command, words, org_id, presser, confirmed, once, created_at, expires_at)
            values (:token, :command, :words, :org, :presser, :confirmed, :once, :now, :expires)
            """);
    offers
        .offered()
        .forEach((id, action) ->
            batch
                .bind("token", id.token())
                .bind("command", action.command())
                .bind("words", Json.write(action.words()))
                .bind("org", action.org().orElse(null))
                .bind("presser", action.presser().orElse(null))
                .bind("confirmed", action.confirmed())
                .bind("once", action.once())
                .bind("now", now)
                .bind("expires", now.plus(action.life()))
                .add());
    batch.execute();
  }

  /** The action behind a token; empty for one that never was or was cleared away. */
  public static Optional<Stored> find(Handle sql, String token) {
    return sql.createQuery("select * from pending_action where token = :token")
        .bind("token", token)
        .map((rs, context) -> {
          String org = rs.getString("org_id");
          return new Stored(
              token,
              rs.getString("command"),
              Json.readWords(rs.getString("words")),
              Optional.ofNullable(org).map(UUID::fromString),
              Optional.ofNullable(rs.getString("presser")),
              rs.getBoolean("confirmed"),
              rs.getBoolean("once"),
              rs.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              rs.getObject("used_at") != null);
        })
        .findOne();
  }

  /** Marks a once-only action as used, in its change's transaction; false when it already was. */
  public static boolean use(Handle sql, String token, Instant now) {
    return sql.createUpdate(
                "update pending_action set used_at = :now where token = :token and used_at is null")
            .bind("token", token)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Clears actions away that expired before an instant, some at a time; how many. */
  public static int deleteExpiredBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from pending_action where expires_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
