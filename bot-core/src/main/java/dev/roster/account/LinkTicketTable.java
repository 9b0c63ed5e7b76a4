package dev.roster.account;

import dev.roster.chat.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code account_link}. */
final class LinkTicketTable {

  private LinkTicketTable() {}

  static void insert(Handle sql, LinkTicket ticket) {
    sql.createUpdate(
            """
            insert into account_link
              (id, account, session_id, person_id, signed_in, install, created_at, expires_at)
            values (:id, :account, :session, :person, :signed, :install, :now, :expires)
            """)
        .bind("id", ticket.id())
        .bind("account", ticket.account().map(Account::toString).orElse(null))
        .bind("session", ticket.session().orElse(null))
        .bind("person", ticket.person().orElse(null))
        .bind("signed", ticket.signedIn())
        .bind("install", ticket.install().orElse(null))
        .bind("now", ticket.createdAt())
        .bind("expires", ticket.expiresAt())
        .execute();
  }

  /** A link that can be used still. */
  static Optional<LinkTicket> open(Handle sql, UUID id, Instant now) {
    return sql.createQuery(
            "select * from account_link where id = :id and used_at is null and expires_at > :now")
        .bind("id", id)
        .bind("now", now)
        .map((rs, context) ->
            new LinkTicket(
                id,
                Optional.ofNullable(rs.getString("account")).flatMap(Account::parse),
                uuid(rs, "session_id"),
                uuid(rs, "person_id"),
                rs.getBoolean("signed_in"),
                Optional.ofNullable(rs.getString("install")),
                rs.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                rs.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .findOne();
  }

  /** How many links an account asked for in chat since an instant. */
  static int askedBy(Handle sql, Account account, Instant since) {
    return asked(sql, "account", account.toString(), since);
  }

  /** How many somebody asked for on their account page since an instant. */
  static int askedBy(Handle sql, UUID person, Instant since) {
    return asked(sql, "person_id", person, since);
  }

  private static int asked(Handle sql, String column, Object value, Instant since) {
    return sql.createQuery(
            "select count(*) from account_link where %s = :value and created_at > :since"
                .formatted(column))
        .bind("value", value)
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }

  private static Optional<UUID> uuid(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getString(column)).map(UUID::fromString);
  }

  /** Uses a link up; false when somebody was faster, or its time is over. */
  static boolean use(Handle sql, UUID id, Instant now) {
    return sql.createUpdate(
                """
                update account_link set used_at = :now
                where id = :id and used_at is null and expires_at > :now
                """)
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }

  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from account_link where created_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
