package dev.roster.action;

import dev.roster.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
   * @param usedAt when it was pressed, where that counts
   * @param undoes the change that it takes back
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
      Optional<Instant> usedAt,
      Optional<MadeChange> undoes) {

    /** Whether it works once and was pressed before. */
    public boolean isSpent() {
      return once && usedAt.isPresent();
    }

    /** Whether its time is over. */
    public boolean isOverAt(Instant now) {
      return !now.isBefore(expiresAt);
    }
  }

  /**
   * A change that was made and can be taken back.
   *
   * @param id what people type, such as {@code c-7k2m}
   * @param words what was changed
   * @param at when
   * @param version the version that it gave to its org: tells which is the newest
   */
  public record MadeChange(String id, String words, Instant at, long version) {}

  private Actions() {}

  /** Stores what was offered, before anybody sees the buttons. */
  public static void store(Handle sql, Instant now, Offers offers) {
    store(
        sql,
        now,
        0,
        () -> {
          throw new IllegalStateException("only a change can be taken back");
        },
        offers);
  }

  /**
   * Stores what a change offered, in its transaction.
   *
   * @param version the version that the change gives to its org
   * @param changeId makes an unused name for what can be taken back
   */
  public static void store(
      Handle sql, Instant now, long version, Supplier<String> changeId, Offers offers) {
    if (offers.offered().isEmpty()) {
      return;
    }
    var batch =
        sql.prepareBatch(
            """
            insert into pending_action
              (token, command, words, org_id, presser, confirmed, once, created_at, expires_at,
               change_id, person_id, undoes, org_version)
            values (:token, :command, :words, :org, :presser, :confirmed, :once, :now, :expires,
                    :change, :person, :undoes, :version)
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
                .bind("change", action.undoes().map(change -> changeId.get()).orElse(null))
                .bind("person", action.undoes().map(Action.Change::person).orElse(null))
                .bind("undoes", action.undoes().map(Action.Change::words).orElse(null))
                .bind("version", action.undoes().map(change -> version).orElse(null))
                .add());
    batch.execute();
  }

  /** The action behind a token; empty for one that never was or was cleared away. */
  public static Optional<Stored> find(Handle sql, String token) {
    return sql.createQuery("select * from pending_action where token = :token")
        .bind("token", token)
        .map((rs, context) -> stored(rs))
        .findOne();
  }

  static Stored stored(ResultSet rs) throws SQLException {
    return new Stored(
        rs.getString("token"),
        rs.getString("command"),
        Json.readWords(rs.getString("words")),
        Optional.ofNullable(rs.getString("org_id")).map(UUID::fromString),
        Optional.ofNullable(rs.getString("presser")),
        rs.getBoolean("confirmed"),
        rs.getBoolean("once"),
        instant(rs.getObject("expires_at", LocalDateTime.class)),
        Optional.ofNullable(rs.getObject("used_at", LocalDateTime.class)).map(Actions::instant),
        change(rs.getString("change_id"), rs));
  }

  private static Optional<MadeChange> change(@Nullable String id, ResultSet rs)
      throws SQLException {
    return id == null
        ? Optional.empty()
        : Optional.of(
            new MadeChange(
                id,
                rs.getString("undoes"),
                instant(rs.getObject("created_at", LocalDateTime.class)),
                rs.getLong("org_version")));
  }

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
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
