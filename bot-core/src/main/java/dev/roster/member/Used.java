package dev.roster.member;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What somebody used in an org before they become a member of it, in an earlier membership or
 * reported late (ADR 012).
 *
 * @param credits over all time
 * @param requests over all time
 */
record Used(long credits, long requests) {

  /**
   * Sums their days and locks them, and the place of those to come, before the membership is
   * written: a report of them that is under way comes before, and any other finds the membership.
   */
  static Used before(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            """
            select coalesce(sum(credits), 0) as credits, coalesce(sum(requests), 0) as requests
            from usage_day where org_id = :org and person_id = :person lock in share mode
            """)
        .bind("org", org)
        .bind("person", person)
        .map((rs, context) -> new Used(rs.getLong("credits"), rs.getLong("requests")))
        .one();
  }
}
