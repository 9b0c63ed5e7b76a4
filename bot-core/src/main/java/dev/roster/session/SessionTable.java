package dev.roster.session;

import dev.roster.person.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** SQL of {@code web_session}. */
final class SessionTable {

  private static final String LIVE = "ended_at is null and expires_at > :now";

  /** What another identity provider vouched for, before the configuration changed, is nothing. */
  private static final String COUNTS = LIVE + " and (way = 'code' or issuer = :issuer)";

  private static final RowMapper<WebSession> MAPPER =
      (rs, context) ->
          new WebSession(
              UUID.fromString(rs.getString("id")),
              proof(rs),
              Optional.ofNullable(rs.getString("person_id")).map(UUID::fromString),
              Optional.ofNullable(rs.getString("agent")),
              instant(rs, "proved_at"),
              instant(rs, "seen_at"),
              instant(rs, "expires_at"));

  private SessionTable() {}

  private static Proof proof(ResultSet rs) throws SQLException {
    var email = new EmailAddress(rs.getString("email"), rs.getString("email_norm"));
    return rs.getString("way").equals("code")
        ? new Proof.Code(email)
        : new Proof.SignIn(
            rs.getString("issuer"),
            rs.getString("subject"),
            email,
            Optional.ofNullable(rs.getString("first_name")),
            Optional.ofNullable(rs.getString("last_name")));
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** Whether somebody is not erased; until the commit nobody erases them. */
  static boolean isThere(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select 1 from person where id = :person and erased_at is null lock in share mode
            """)
        .bind("person", person)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static void insert(Handle sql, WebSession session, byte[] hash) {
    Optional<Proof.SignIn> signIn =
        session.proof() instanceof Proof.SignIn one ? Optional.of(one) : Optional.empty();
    sql.createUpdate(
            """
            insert into web_session (id, token_hash, way, email, email_norm, issuer, subject,
              first_name, last_name, person_id, agent, proved_at, seen_at, expires_at)
            values (:id, :hash, :way, :email, :norm, :issuer, :subject,
              :first, :last, :person, :agent, :now, :now, :expires)
            """)
        .bind("id", session.id())
        .bind("hash", hash)
        .bind("way", signIn.isPresent() ? "sign-in" : "code")
        .bind("email", session.proof().email().typed())
        .bind("norm", session.proof().email().normalised())
        .bind("issuer", signIn.map(Proof.SignIn::issuer).orElse(null))
        .bind("subject", signIn.map(Proof.SignIn::subject).orElse(null))
        .bind("first", signIn.flatMap(Proof.SignIn::firstName).orElse(null))
        .bind("last", signIn.flatMap(Proof.SignIn::lastName).orElse(null))
        .bind("person", session.person().orElse(null))
        .bind("agent", session.agent().orElse(null))
        .bind("now", session.provedAt())
        .bind("expires", session.expiresAt())
        .execute();
  }

  static Optional<WebSession> find(Handle sql, byte[] hash, Optional<String> issuer, Instant now) {
    return sql.createQuery("select * from web_session where token_hash = :hash and " + COUNTS)
        .bind("hash", hash)
        .bind("issuer", issuer.orElse(null))
        .bind("now", now)
        .map(MAPPER)
        .findOne();
  }

  static List<WebSession> of(Handle sql, UUID person, Optional<String> issuer, Instant now) {
    return sql.createQuery(
            "select * from web_session where person_id = :person and "
                + COUNTS
                + " order by seen_at desc, id desc limit 100")
        .bind("person", person)
        .bind("issuer", issuer.orElse(null))
        .bind("now", now)
        .map(MAPPER)
        .list();
  }

  static void seen(Handle sql, UUID session, Instant now) {
    sql.createUpdate("update web_session set seen_at = greatest(seen_at, :now) where id = :session")
        .bind("now", now)
        .bind("session", session)
        .execute();
  }

  static void settle(Handle sql, UUID session, UUID person) {
    sql.createUpdate("update web_session set person_id = :person where id = :session")
        .bind("person", person)
        .bind("session", session)
        .execute();
  }

  static void move(Handle sql, UUID from, UUID to) {
    sql.createUpdate("update web_session set person_id = :to where person_id = :from")
        .bind("to", to)
        .bind("from", from)
        .execute();
  }

  static int endOthers(Handle sql, UUID person, UUID session, Instant now) {
    return sql.createUpdate(
            "update web_session set ended_at = :now"
                + " where person_id = :person and id <> :session and "
                + LIVE)
        .bind("now", now)
        .bind("session", session)
        .bind("person", person)
        .execute();
  }

  static boolean end(Handle sql, UUID person, UUID session, Instant now) {
    return sql.createUpdate(
                "update web_session set ended_at = :now"
                    + " where id = :session and person_id = :person and "
                    + LIVE)
            .bind("now", now)
            .bind("session", session)
            .bind("person", person)
            .execute()
        > 0;
  }

  static boolean end(Handle sql, byte[] hash, Instant now) {
    return sql.createUpdate(
                "update web_session set ended_at = :now where token_hash = :hash and " + LIVE)
            .bind("now", now)
            .bind("hash", hash)
            .execute()
        > 0;
  }

  static void endSignIns(Handle sql, UUID person, Instant now) {
    sql.createUpdate(
            "update web_session set ended_at = :now"
                + " where person_id = :person and way = 'sign-in' and "
                + LIVE)
        .bind("now", now)
        .bind("person", person)
        .execute();
  }

  static void endAll(Handle sql, UUID person, Instant now) {
    sql.createUpdate("update web_session set ended_at = :now where person_id = :person and " + LIVE)
        .bind("now", now)
        .bind("person", person)
        .execute();
  }

  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from web_session where expires_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
