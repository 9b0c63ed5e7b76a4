package dev.roster.usage;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** SQL of what was used by day, and in all. */
final class ReportTable {

  private ReportTable() {}

  /** What an org used on each day of a cycle on which it used something. */
  static SortedMap<LocalDate, Used> ofOrg(Handle sql, UUID org, Cycle cycle) {
    return days(
        sql.createQuery(
                """
                select day, credits, requests from usage_org_day
                where org_id = :org and day >= :first and day < :next
                """)
            .bind("org", org),
        cycle);
  }

  /** What somebody used on each day of a cycle on which they used something. */
  static SortedMap<LocalDate, Used> ofPerson(Handle sql, UUID org, UUID person, Cycle cycle) {
    return days(
        sql.createQuery(
                """
                select day, credits, requests from usage_day
                where org_id = :org and person_id = :person and day >= :first and day < :next
                """)
            .bind("org", org)
            .bind("person", person),
        cycle);
  }

  private static SortedMap<LocalDate, Used> days(Query query, Cycle cycle) {
    var days = new TreeMap<LocalDate, Used>();
    query
        .bind("first", cycle.first())
        .bind("next", cycle.next())
        .map((rs, context) ->
            Map.entry(
                rs.getObject("day", LocalDate.class),
                new Used(rs.getLong("credits"), rs.getLong("requests"))))
        .forEach(day -> days.put(day.getKey(), day.getValue()));
    return days;
  }

  /** What somebody used in an org in all: a row a day, so some thousands in ten years. */
  static Used inAll(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            """
            select coalesce(sum(credits), 0) as credits, coalesce(sum(requests), 0) as requests
            from usage_day where org_id = :org and person_id = :person
            """)
        .bind("org", org)
        .bind("person", person)
        .map((rs, context) -> new Used(rs.getLong("credits"), rs.getLong("requests")))
        .one();
  }

  /** The same of a member, as it is summed beside the membership. */
  static Used ofMember(Handle sql, UUID membership) {
    return sql.createQuery("select credits_used, requests_made from membership where id = :id")
        .bind("id", membership)
        .map((rs, context) -> new Used(rs.getLong("credits_used"), rs.getLong("requests_made")))
        .findOne()
        .orElse(Used.NOTHING);
  }

  /** Whether somebody ever used anything in an org. */
  static boolean knows(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            "select exists (select 1 from usage_day where org_id = :org and person_id = :person)")
        .bind("org", org)
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }
}
