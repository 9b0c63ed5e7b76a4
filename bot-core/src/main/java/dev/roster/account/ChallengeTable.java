package dev.roster.account;

import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** SQL of {@code account_challenge}. */
final class ChallengeTable {

  private static final RowMapper<Challenge> MAPPER =
      (rs, context) ->
          new Challenge(
              UUID.fromString(rs.getString("id")),
              Account.parse(rs.getString("account")).orElseThrow(),
              rs.getString("name"),
              Optional.ofNullable(rs.getString("asked_in")),
              rs.getString("email"),
              rs.getInt("tries"),
              instant(rs.getObject("created_at", LocalDateTime.class)),
              instant(rs.getObject("expires_at", LocalDateTime.class)),
              rs.getObject("ended_at") == null);

  /**
   * How many codes were asked for lately.
   *
   * @param count since the instant that was asked about
   * @param last when the last was
   */
  record Asked(int count, Optional<Instant> last) {}

  private ChallengeTable() {}

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }

  static void insert(Handle sql, Challenge challenge, EmailAddress email) {
    sql.createUpdate(
            """
            insert into account_challenge
              (id, account, name, asked_in, email, email_norm, created_at, expires_at)
            values (:id, :account, :name, :askedIn, :email, :norm, :now, :expires)
            """)
        .bind("id", challenge.id())
        .bind("account", challenge.account().toString())
        .bind("name", challenge.name())
        .bind("askedIn", challenge.askedIn().orElse(null))
        .bind("email", email.typed())
        .bind("norm", email.normalised())
        .bind("now", challenge.createdAt())
        .bind("expires", challenge.expiresAt())
        .execute();
  }

  static Optional<Challenge> find(Handle sql, UUID id) {
    return sql.createQuery("select * from account_challenge where id = :id")
        .bind("id", id)
        .map(MAPPER)
        .findOne();
  }

  /** The challenge of an account that was not ended, also when its time is over. */
  static Optional<Challenge> open(Handle sql, Account account) {
    return sql.createQuery("select * from account_challenge where open_account = :account")
        .bind("account", account.toString())
        .map(MAPPER)
        .findOne();
  }

  /** Ends what is open of an account; whether something was. */
  static boolean end(Handle sql, Account account, Instant now) {
    return sql.createUpdate(
                "update account_challenge set ended_at = :now where open_account = :account")
            .bind("now", now)
            .bind("account", account.toString())
            .execute()
        > 0;
  }

  /** Counts a wrong code; the last one allowed ends the challenge. */
  static void miss(Handle sql, UUID id, int allowed, Instant now) {
    sql.createUpdate(
            """
            update account_challenge
            set ended_at = case when tries + 1 >= :allowed then :now end, tries = tries + 1
            where id = :id and ended_at is null
            """)
        .bind("allowed", allowed)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  static Asked askedBy(Handle sql, Account account, Instant since) {
    return asked(sql, "account", account.toString(), since);
  }

  static Asked askedFor(Handle sql, EmailAddress email, Instant since) {
    return asked(sql, "email_norm", email.normalised(), since);
  }

  private static Asked asked(Handle sql, String column, String value, Instant since) {
    return sql.createQuery(
            "select count(*) as asked, max(created_at) as last from account_challenge where "
                + column
                + " = :value and created_at > :since")
        .bind("value", value)
        .bind("since", since)
        .map((rs, context) ->
            new Asked(
                rs.getInt("asked"),
                Optional.ofNullable(rs.getObject("last", LocalDateTime.class))
                    .map(ChallengeTable::instant)))
        .one();
  }

  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from account_challenge where created_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
