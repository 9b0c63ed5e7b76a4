package dev.roster.usage;

import dev.roster.usage.Remaining.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code credit_warning} and {@code credit_ask}: what was told and asked in a cycle. */
final class WarningTable {

  private WarningTable() {}

  /** What was told of the limits of some people. */
  static List<Warning> told(Handle sql, UUID org, Collection<UUID> people, Cycle cycle) {
    return sql.createQuery(
            """
            select person_id, source, percent, most from credit_warning
            where org_id = :org and person_id in (<people>) and cycle = :cycle
            """)
        .bind("org", org)
        .bindList("people", List.copyOf(people))
        .bind("cycle", cycle.first())
        .map((rs, context) ->
            new Warning(
                UUID.fromString(rs.getString("person_id")),
                Source.valueOf(rs.getString("source").toUpperCase(Locale.ROOT)),
                rs.getInt("percent"),
                0,
                rs.getLong("most")))
        .list();
  }

  static void keep(Handle sql, UUID org, Collection<Warning> warnings, Cycle cycle) {
    var batch =
        sql.prepareBatch(
            """
            insert into credit_warning (org_id, person_id, source, cycle, percent, most)
            values (:org, :person, :source, :cycle, :percent, :most)
            on duplicate key update most = value(most)
            """);
    for (Warning warning : warnings) {
      batch
          .bind("org", org)
          .bind("person", warning.person())
          .bind("source", warning.source().word())
          .bind("cycle", cycle.first())
          .bind("percent", warning.percent())
          .bind("most", warning.most())
          .add();
    }
    batch.execute();
  }

  /**
   * Notes that somebody asked for more; false when they did in this cycle, and none of the changes
   * that decide what they have came since.
   *
   * @param decided the versions of the org that set their limit and the org's credits
   */
  static boolean ask(
      Handle sql, UUID org, UUID person, Cycle cycle, Instant now, List<Long> decided) {
    return first(sql, org, person, cycle, now)
        || sql.createUpdate(
                    """
                    update credit_ask set asked_at = :now
                    where org_id = :org and person_id = :person and cycle = :cycle
                      and asked_at < (select max(e.at) from audit_event e
                        where e.chain = :org and e.version in (<decided>) and e.n = 1)
                    """)
                .bind("org", org)
                .bind("person", person)
                .bind("cycle", cycle.first())
                .bind("now", now)
                .bindList("decided", decided)
                .execute()
            == 1;
  }

  private static boolean first(Handle sql, UUID org, UUID person, Cycle cycle, Instant now) {
    return sql.createUpdate(
                """
                insert ignore into credit_ask (org_id, person_id, cycle, asked_at)
                values (:org, :person, :cycle, :now)
                """)
            .bind("org", org)
            .bind("person", person)
            .bind("cycle", cycle.first())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Forgets the warnings of cycles that began before an instant, some at a time; how many. */
  static int deleteWarningsBefore(Handle sql, Instant before) {
    return deleteBefore(sql, "credit_warning", before);
  }

  /** Forgets who asked in cycles that began before an instant, some at a time; how many. */
  static int deleteAsksBefore(Handle sql, Instant before) {
    return deleteBefore(sql, "credit_ask", before);
  }

  private static int deleteBefore(Handle sql, String table, Instant before) {
    return sql.createUpdate("delete from <table> where cycle < :day limit 1000")
        .define("table", table)
        .bind("day", LocalDate.ofInstant(before, ZoneOffset.UTC))
        .execute();
  }
}
