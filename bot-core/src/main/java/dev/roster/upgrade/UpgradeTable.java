package dev.roster.upgrade;

import dev.roster.person.PersonSql;
import dev.roster.store.Transactions;
import dev.roster.upgrade.UpgradeRequest.State;
import dev.roster.upgrade.UpgradeRequest.Undone;
import dev.roster.upgrade.UpgradeRequest.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code upgrade_request}. */
final class UpgradeTable {

  private static final String SELECT =
      """
      select r.*,
        (select %1$s from person p where p.id = r.person_id) as requester,
        (select %1$s from person p where p.id = r.decided_by) as decider,
        (select %1$s from person p where p.id = r.undone_by) as undoer
      from upgrade_request r
      """
          .formatted(PersonSql.NAME);

  private static final RowMapper<UpgradeRequest> MAPPER =
      (rs, context) ->
          new UpgradeRequest(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("org_id")),
              rs.getString("code"),
              UUID.fromString(rs.getString("person_id")),
              rs.getString("requester"),
              Optional.ofNullable(rs.getString("reason")),
              Optional.ofNullable(rs.getObject("days", Integer.class)).map(Term::new),
              rs.getBoolean("renewal"),
              State.of(rs.getString("state")),
              instant(rs, "created_at").orElseThrow(),
              instant(rs, "expires_at").orElseThrow(),
              instant(rs, "ended_at"),
              rs.getBoolean("lapsed"),
              verdict(rs),
              instant(rs, "granted_until"),
              undone(rs));

  private UpgradeTable() {}

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(utc -> utc.toInstant(ZoneOffset.UTC));
  }

  private static Optional<Verdict> verdict(ResultSet rs) throws SQLException {
    String by = rs.getString("decided_by");
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Verdict(
                UUID.fromString(by),
                rs.getString("decider"),
                Optional.ofNullable(rs.getString("decision_reason")),
                rs.getBoolean("by_tier")));
  }

  private static Optional<Undone> undone(ResultSet rs) throws SQLException {
    String name = rs.getString("undoer");
    return instant(rs, "undone_at").map(at -> new Undone(at, name));
  }

  static UUID insert(
      Handle sql,
      Instant now,
      UUID org,
      UUID person,
      String code,
      Optional<String> reason,
      Optional<Term> term,
      boolean renewal,
      Instant expiresAt) {
    UUID id = Transactions.newId();
    sql.createUpdate(
            """
            insert into upgrade_request (id, org_id, person_id, code, reason, days, renewal, created_at,
              expires_at)
            values (:id, :org, :person, :code, :reason, :days, :renewal, :now, :expires)
            """)
        .bind("id", id)
        .bind("org", org)
        .bind("person", person)
        .bind("code", code)
        .bind("reason", reason.orElse(null))
        .bind("days", term.map(Term::days).orElse(null))
        .bind("renewal", renewal)
        .bind("now", now)
        .bind("expires", expiresAt)
        .execute();
    return id;
  }

  static Optional<UpgradeRequest> find(Handle sql, UUID id) {
    return sql.createQuery(SELECT + "where r.id = :id").bind("id", id).map(MAPPER).findOne();
  }

  static Optional<UpgradeRequest> byCode(Handle sql, UUID org, String code) {
    return sql.createQuery(SELECT + "where r.org_id = :org and r.code = :code")
        .bind("org", org)
        .bind("code", code)
        .map(MAPPER)
        .findOne();
  }

  /** The live request of somebody, overdue or not. */
  static Optional<UpgradeRequest> liveOf(Handle sql, UUID org, UUID person) {
    return sql.createQuery(SELECT + "where r.org_id = :org and r.live_person = :person")
        .bind("org", org)
        .bind("person", person)
        .map(MAPPER)
        .findOne();
  }

  /** Some that are live in an org, overdue or not. */
  static List<UUID> someLive(Handle sql, UUID org, int most) {
    return sql.createQuery(
            """
            select id from upgrade_request
            where org_id = :org and live_person is not null
            limit :most
            """)
        .bind("org", org)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /**
   * Ends all that are pending in an org, in one statement: what has run out as expired.
   *
   * @return how many
   */
  static int endAll(Handle sql, UUID org, Instant now) {
    return sql.createUpdate(
            """
            update upgrade_request
            set lapsed = expires_at > :now,
              state = if(expires_at > :now, 'cancelled', 'expired'), ended_at = :now
            where org_id = :org and live_person is not null
            """)
        .bind("org", org)
        .bind("now", now)
        .execute();
  }

  /** How many requests somebody made before one, counted up to so many. */
  static int countBefore(Handle sql, UUID org, UUID person, UUID request, int most) {
    return sql.createQuery(
            """
            select count(*) from (
              select 1 from upgrade_request force index (upgrade_request_of_person)
              where org_id = :org and person_id = :person and id < :request
              limit :most) earlier
            """)
        .bind("org", org)
        .bind("person", person)
        .bind("request", request)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /** The request that somebody made before one. */
  static Optional<UpgradeRequest> lastBefore(Handle sql, UUID org, UUID person, UUID request) {
    return sql.createQuery(
            SELECT
                + """
                force index (upgrade_request_of_person)
                where r.org_id = :org and r.person_id = :person and r.id < :request
                order by r.id desc
                limit 1
                """)
        .bind("org", org)
        .bind("person", person)
        .bind("request", request)
        .map(MAPPER)
        .findOne();
  }

  /** Ends a pending request; false when it is not pending any more. */
  static boolean end(
      Handle sql,
      UUID id,
      State state,
      Instant now,
      @Nullable UUID decidedBy,
      Optional<String> reason,
      boolean byTier) {
    return sql.createUpdate(
                """
                update upgrade_request
                set state = :state, ended_at = :now, decided_by = :by, decision_reason = :reason,
                  by_tier = :byTier
                where id = :id and state = 'pending'
                """)
            .bind("state", state.word())
            .bind("now", now)
            .bind("by", decidedBy)
            .bind("reason", reason.orElse(null))
            .bind("byTier", byTier)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Notes when the Pro ends that an approval gives. */
  static void grant(Handle sql, UUID id, @Nullable Instant until) {
    sql.createUpdate("update upgrade_request set granted_until = :until where id = :id")
        .bind("until", until)
        .bind("id", id)
        .execute();
  }

  /** The newest request of somebody that was approved and not taken back. */
  static Optional<UpgradeRequest> lastApproved(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            SELECT
                + """
                force index (upgrade_request_of_person)
                where r.org_id = :org and r.person_id = :person and r.state = 'approved'
                  and r.undone_at is null
                order by r.id desc
                limit 1
                """)
        .bind("org", org)
        .bind("person", person)
        .map(MAPPER)
        .findOne();
  }

  /** The request of somebody that a change of the org cancelled. */
  static Optional<UpgradeRequest> cancelledBy(Handle sql, UUID org, long version, UUID person) {
    return sql.createQuery(
            SELECT
                + """
                join audit_event e on e.target_id = r.id
                where e.chain = :org and e.version = :version and e.action = 'upgrade.cancelled'
                  and r.person_id = :person
                """)
        .bind("org", org)
        .bind("version", version)
        .bind("person", person)
        .map(MAPPER)
        .findOne();
  }

  /** Makes a request pending again that ended because its requester went; false for any other. */
  static boolean reopen(Handle sql, UUID id) {
    return sql.createUpdate(
                """
                update upgrade_request set state = 'pending', ended_at = null, lapsed = false
                where id = :id and state = 'cancelled' and lapsed
                """)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Notes that it was not the requester who cancelled. */
  static void lapse(Handle sql, UUID id) {
    sql.createUpdate("update upgrade_request set lapsed = true where id = :id")
        .bind("id", id)
        .execute();
  }

  /** Notes that an approval was taken back. */
  static void undo(Handle sql, UUID id, Instant now, UUID by) {
    sql.createUpdate("update upgrade_request set undone_at = :now, undone_by = :by where id = :id")
        .bind("now", now)
        .bind("by", by)
        .bind("id", id)
        .execute();
  }

  /** Requests by their ids, in that order. */
  static List<UpgradeRequest> all(Handle sql, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, UpgradeRequest> found =
        sql.createQuery(SELECT + "where r.id in (<ids>)").bindList("ids", ids).map(MAPPER).stream()
            .collect(Collectors.toMap(UpgradeRequest::id, Function.identity()));
    return ids.stream().map(found::get).toList();
  }

  /** Open requests of others than that person, the oldest first. */
  static List<UpgradeRequest> waitingFor(Handle sql, UUID org, UUID person, Instant now, int most) {
    return sql.createQuery(
            SELECT
                + """
                force index (upgrade_request_by_state)
                where r.org_id = :org and r.state = 'pending' and r.person_id <> :person
                  and r.expires_at > :now
                order by r.id
                limit :most
                """)
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /**
   * How many open requests of others than that person an org has.
   *
   * @param most where counting ends, so that it costs the same in any org
   */
  static int countWaiting(Handle sql, UUID org, UUID person, Instant now, int most) {
    return sql.createQuery(
            """
            select count(*) from (
              select 1 from upgrade_request force index (upgrade_request_overdue_in)
              where org_id = :org and state = 'pending' and expires_at > :now
                and person_id <> :person
              limit :most) open
            """)
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /** Requests of any org whose time has run out. */
  static List<UpgradeRequest> overdue(Handle sql, Instant now, int most) {
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
}
