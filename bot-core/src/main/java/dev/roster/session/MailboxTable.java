package dev.roster.session;

import dev.roster.person.EmailAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** SQL of {@code mailbox_code} and {@code mailbox_asked}. */
final class MailboxTable {

  /**
   * A code that was mailed.
   *
   * @param email where to
   * @param tries how often one was typed
   */
  record Mailed(
      UUID id, EmailAddress email, int tries, Instant createdAt, Instant expiresAt, boolean open) {}

  /**
   * How often codes were asked for.
   *
   * @param since when the hour began that is counted
   * @param count within it
   */
  record Asked(Instant since, int count, Optional<Instant> last) {}

  private static final RowMapper<Mailed> MAPPER =
      (rs, context) ->
          new Mailed(
              UUID.fromString(rs.getString("id")),
              new EmailAddress(rs.getString("email"), rs.getString("email_norm")),
              rs.getInt("tries"),
              instant(rs.getObject("created_at", LocalDateTime.class)),
              instant(rs.getObject("expires_at", LocalDateTime.class)),
              rs.getObject("ended_at") == null);

  private MailboxTable() {}

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }

  static void insert(
      Handle sql, UUID id, byte[] browser, EmailAddress email, Instant now, Instant expires) {
    sql.createUpdate(
            """
            insert into mailbox_code (id, browser, email, email_norm, created_at, expires_at)
            values (:id, :browser, :email, :norm, :now, :expires)
            """)
        .bind("id", id)
        .bind("browser", browser)
        .bind("email", email.typed())
        .bind("norm", email.normalised())
        .bind("now", now)
        .bind("expires", expires)
        .execute();
  }

  static Optional<Mailed> find(Handle sql, UUID id) {
    return sql.createQuery("select * from mailbox_code where id = :id")
        .bind("id", id)
        .map(MAPPER)
        .findOne();
  }

  /** The code of a browser that was not ended, also when its time is over. */
  static Optional<Mailed> open(Handle sql, byte[] browser) {
    return sql.createQuery("select * from mailbox_code where open_browser = :browser")
        .bind("browser", browser)
        .map(MAPPER)
        .findOne();
  }

  /** Ends the open code of a browser. */
  static void end(Handle sql, byte[] browser, Instant now) {
    sql.createUpdate("update mailbox_code set ended_at = :now where open_browser = :browser")
        .bind("now", now)
        .bind("browser", browser)
        .execute();
  }

  /**
   * Counts a try before it is compared, so that however many come at once no more than that are.
   *
   * @return whether it may be compared
   */
  static boolean countTry(Handle sql, byte[] browser, int allowed, Instant now) {
    return sql.createUpdate(
                """
                update mailbox_code set tries = tries + 1
                where open_browser = :browser and tries < :allowed and expires_at > :now
                """)
            .bind("browser", browser)
            .bind("allowed", allowed)
            .bind("now", now)
            .execute()
        > 0;
  }

  /** How often codes were asked for of a subject; until the commit nobody else counts it. */
  static Asked lock(Handle sql, byte[] subject, Instant now) {
    sql.createUpdate(
            """
            insert into mailbox_asked (subject, since, asked) values (:subject, :now, 0)
            on duplicate key update asked = asked
            """)
        .bind("subject", subject)
        .bind("now", now)
        .execute();
    return sql.createQuery("select * from mailbox_asked where subject = :subject for update")
        .bind("subject", subject)
        .map((rs, context) ->
            new Asked(
                instant(rs.getObject("since", LocalDateTime.class)),
                rs.getInt("asked"),
                Optional.ofNullable(rs.getObject("last_at", LocalDateTime.class))
                    .map(MailboxTable::instant)))
        .one();
  }

  static void asked(Handle sql, byte[] subject, Asked now) {
    sql.createUpdate(
            """
            update mailbox_asked set since = :since, asked = :count, last_at = :last
            where subject = :subject
            """)
        .bind("since", now.since())
        .bind("count", now.count())
        .bind("last", now.last().orElseThrow())
        .bind("subject", subject)
        .execute();
  }

  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from mailbox_code where created_at < :before limit 1000")
            .bind("before", before)
            .execute()
        + sql.createUpdate("delete from mailbox_asked where since < :before limit 1000")
            .bind("before", before)
            .execute();
  }
}
