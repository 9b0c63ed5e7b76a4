package dev.roster.member;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code ended_membership}: what an Undo of a removal gives back. */
final class EndedTable {

  /** What a membership is, beside its ids. */
  private static final String STATE =
      """
      role, role_version, status, status_version, session_epoch, tier, tier_version, tier_until,
      tier_days, tier_remind_at, credit_cap, cap_version, subscriber_admin, joined_at,
      last_active_at
      """;

  private EndedTable() {}

  /** Keeps a membership that is about to end; what was kept of an earlier one goes. */
  static void keep(Handle sql, Instant now, UUID membership, long version, String teams) {
    sql.createUpdate(
            "replace into ended_membership (org_id, person_id, membership_id, version, ended_at,"
                + " scheme, teams, "
                + STATE
                + ") select m.org_id, m.person_id, m.id, :version, :now,"
                + " (select o.scheme from org o where o.id = m.org_id), :teams, "
                + STATE
                + " from membership m where m.id = :id")
        .bind("version", version)
        .bind("now", now)
        .bind("teams", teams)
        .bind("id", membership)
        .execute();
  }

  static Optional<Ended> find(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            "select * from ended_membership where org_id = :org and person_id = :person")
        .bind("org", org)
        .bind("person", person)
        .map((rs, context) ->
            new Ended(
                UUID.fromString(rs.getString("membership_id")),
                person,
                rs.getLong("version"),
                rs.getString("scheme"),
                rs.getString("role"),
                rs.getString("status"),
                rs.getString("tier"),
                MemberTable.instant(rs, "tier_until"),
                Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
                rs.getBoolean("subscriber_admin"),
                MemberTable.instant(rs, "joined_at").orElseThrow(),
                rs.getString("teams")))
        .findOne();
  }

  /**
   * Writes a kept membership back, with every decision on it in force again.
   *
   * @param into whose it is now: another person when two turned out to be one
   */
  static void giveBack(Handle sql, UUID org, Ended ended, UUID into) {
    Used used = Used.before(sql, org, into);
    sql.createUpdate(
            "insert into membership (id, org_id, person_id, sort_name, credits_used,"
                + " requests_made, "
                + STATE
                + ") select e.membership_id, e.org_id, p.id, p.sort_name, :credits, :requests, "
                + STATE
                + " from ended_membership e join person p on p.id = :into"
                + " where e.org_id = :org and e.person_id = :person")
        .bind("into", into)
        .bind("credits", used.credits())
        .bind("requests", used.requests())
        .bind("org", org)
        .bind("person", ended.person())
        .execute();
    sql.createUpdate("delete from ended_membership where org_id = :org and person_id = :person")
        .bind("org", org)
        .bind("person", ended.person())
        .execute();
  }

  /** Forgets what ended before an instant, some at a time; how many. */
  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from ended_membership where ended_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
