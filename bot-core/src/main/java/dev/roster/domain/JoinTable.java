package dev.roster.domain;

import dev.roster.audit.AuditLog;
import dev.roster.domain.JoinRequest.State;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import dev.roster.store.Transactions;
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
import org.jspecify.annotations.Nullable;

/** SQL of {@code join_request}. */
final class JoinTable {

  private static final String SELECT =
      """
      select r.*,
        (select %1$s from person p where p.id = r.person_id) as person_name,
        (select %1$s from person p where p.id = r.decided_by) as decider_name
      from join_request r
      """
          .formatted(PersonSql.NAME);

  private static final RowMapper<JoinRequest> MAPPER =
      (rs, context) ->
          new JoinRequest(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("org_id")),
              rs.getString("code"),
              UUID.fromString(rs.getString("person_id")),
              rs.getString("person_name"),
              Optional.ofNullable(rs.getString("email")),
              rs.getString("role"),
              rs.getBoolean("returning_member"),
              State.of(rs.getString("state")),
              instant(rs, "created_at").orElseThrow(),
              instant(rs, "expires_at").orElseThrow(),
              instant(rs, "ended_at"),
              Optional.ofNullable(rs.getString("decider_name")),
              Optional.ofNullable(rs.getString("decision_reason")));

  private JoinTable() {}

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(utc -> utc.toInstant(ZoneOffset.UTC));
  }

  static UUID insert(
      Handle sql,
      UUID org,
      UUID person,
      String code,
      EmailAddress email,
      String role,
      boolean returning,
      Instant now) {
    UUID id = Transactions.newId();
    sql.createUpdate(
            """
            insert into join_request (id, org_id, person_id, code, email, email_norm, role,
              returning_member, created_at, expires_at)
            values (:id, :org, :person, :code, :email, :norm, :role, :returning, :now, :expires)
            """)
        .bind("id", id)
        .bind("org", org)
        .bind("person", person)
        .bind("code", code)
        .bind("email", email.typed())
        .bind("norm", email.normalised())
        .bind("role", role)
        .bind("returning", returning)
        .bind("now", now)
        .bind("expires", now.plus(JoinRequest.LIFE))
        .execute();
    return id;
  }

  static Optional<JoinRequest> find(Handle sql, UUID id) {
    return sql.createQuery(SELECT + "where r.id = :id").bind("id", id).map(MAPPER).findOne();
  }

  static Optional<JoinRequest> byCode(Handle sql, UUID org, String code) {
    return sql.createQuery(SELECT + "where r.org_id = :org and r.code = :code")
        .bind("org", org)
        .bind("code", code)
        .map(MAPPER)
        .findOne();
  }

  /** The live ones of a person or an address, overdue or not: at most one of each. */
  static List<JoinRequest> liveOf(Handle sql, UUID org, UUID person, Optional<EmailAddress> email) {
    return sql.createQuery(
            SELECT
                + """
                join (
                  select id from join_request where org_id = :org and live_person = :person
                  union
                  select id from join_request where org_id = :org and live_email = :email) mine
                on mine.id = r.id
                """)
        .bind("org", org)
        .bind("person", person)
        .bind("email", email.map(EmailAddress::normalised).orElse(null))
        .map(MAPPER)
        .list();
  }

  /** Somebody's of any org, the newest first; more than a hundred are not looked at. */
  static List<UUID> of(Handle sql, UUID person) {
    return sql.createQuery(
            "select id from join_request where person_id = :person order by id desc limit 100")
        .bind("person", person)
        .mapTo(UUID.class)
        .list();
  }

  /** Open ones of an org, the oldest first. */
  static List<JoinRequest> open(Handle sql, UUID org, Instant now, int most) {
    return sql.createQuery(
            SELECT
                + """
                force index (join_request_by_state)
                where r.org_id = :org and r.state = 'pending' and r.expires_at > :now
                order by r.id
                limit :most
                """)
        .bind("org", org)
        .bind("now", now)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /** Of any org, those whose time is over. */
  static List<JoinRequest> overdue(Handle sql, Instant now, int most) {
    return sql.createQuery(
            SELECT
                + """
                where r.state = 'pending' and r.expires_at <= :now
                  and exists (select 1 from org o where o.id = r.org_id and o.deleted_at is null)
                order by r.expires_at
                limit :most
                """)
        .bind("now", now)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /** Ends a pending one; false when it is over. */
  static boolean end(
      Handle sql, UUID id, State state, Instant now, @Nullable UUID by, Optional<String> reason) {
    return sql.createUpdate(
                """
                update join_request
                set state = :state, ended_at = :now, decided_by = :by, decision_reason = :reason
                where id = :id and state = 'pending'
                """)
            .bind("state", state.word())
            .bind("now", now)
            .bind("by", by)
            .bind("reason", reason.orElse(null))
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Ends every live one of an org that goes; how many. */
  static int endAll(Handle sql, UUID org, Instant now) {
    return sql.createUpdate(
            """
            update join_request force index (join_request_by_state)
            set state = 'cancelled', ended_at = :now
            where org_id = :org and state = 'pending'
            """)
        .bind("now", now)
        .bind("org", org)
        .execute();
  }

  /** Whether somebody was turned down since an instant. */
  static boolean isDeniedSince(Handle sql, UUID org, UUID person, Instant since) {
    return sql.createQuery(
            """
            select 1 from join_request force index (join_request_of_person)
            where person_id = :person and org_id = :org and state = 'denied' and ended_at > :since
            limit 1
            """)
        .bind("person", person)
        .bind("org", org)
        .bind("since", since)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether a person, by whatever account or address, was in an org and left or was removed. */
  static boolean wasIn(Handle sql, UUID org, UUID person, EmailAddress email) {
    return sql.createQuery(
            """
            select 1 from (
              select :person as id
              union select p.id from person p where p.email_norm = :email
              union select m.target_id from audit_event m
                where m.chain = :platform and m.about = :person and m.action = 'person.merged') same
            join audit_event e force index (audit_event_about)
              on e.chain = :org and e.about = same.id
              and e.action in ('member.removed', 'member.left')
            limit 1
            """)
        .bind("org", org)
        .bind("person", person)
        .bind("email", email.normalised())
        .bind("platform", AuditLog.PLATFORM)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
