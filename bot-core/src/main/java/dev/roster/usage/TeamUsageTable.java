package dev.roster.usage;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of what the people of a team used. */
final class TeamUsageTable {

  private TeamUsageTable() {}

  /**
   * What those who are in the team now used in a cycle.
   *
   * @param whole whether the cycle's sums are whole, see {@link CycleTable#isWhole}
   */
  static Used used(Handle sql, UUID org, UUID team, Cycle cycle, boolean whole) {
    String usage =
        whole
            ? "usage_cycle u on u.org_id = :org and u.cycle = :first"
            : "usage_day u on u.org_id = :org and u.day >= :first and u.day < :next";
    var query =
        sql.createQuery(
                """
                select coalesce(sum(u.credits), 0) as credits,
                  coalesce(sum(u.requests), 0) as requests
                from team_member tm
                straight_join membership m on m.id = tm.membership_id
                straight_join %s and u.person_id = m.person_id
                where tm.team_id = :team
                """
                    .formatted(usage))
            .bind("org", org)
            .bind("team", team)
            .bind("first", cycle.first());
    if (!whole) {
      query.bind("next", cycle.next());
    }
    return query
        .map((rs, context) -> new Used(rs.getLong("credits"), rs.getLong("requests")))
        .one();
  }
}
