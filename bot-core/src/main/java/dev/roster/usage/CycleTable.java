package dev.roster.usage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * SQL of {@code usage_cycle}: what each person used in a cycle, so that who used most of a million
 * is read from an index. It goes by the day on which cycles begin when a report is recorded; when
 * an org moves that day, the cycles that it tore apart are not whole here.
 */
final class CycleTable {

  /** Stands for all of an org together. */
  static final UUID ALL = new UUID(0, 0);

  private record Key(LocalDate cycle, UUID person) {}

  private CycleTable() {}

  /**
   * Adds to the cycles of people and of all together.
   *
   * @param begins the day of the month on which cycles begin
   */
  static void add(Handle sql, UUID org, int begins, Collection<DaySum> days) {
    var sums =
        new TreeMap<Key, DaySum>(Comparator.comparing(Key::cycle).thenComparing(Key::person));
    for (DaySum sum : days) {
      LocalDate cycle = Cycle.of(sum.day(), begins).first();
      sums.merge(new Key(cycle, sum.person()), sum, DaySum::plus);
      sums.merge(new Key(cycle, ALL), sum, DaySum::plus);
    }
    var batch =
        sql.prepareBatch(
            """
            insert into usage_cycle (org_id, cycle, person_id, credits, requests)
            values (:org, :cycle, :person, :credits, :requests)
            on duplicate key update credits = credits + value(credits),
              requests = requests + value(requests)
            """);
    sums.forEach((key, sum) ->
        batch
            .bind("org", org)
            .bind("cycle", key.cycle())
            .bind("person", key.person())
            .bind("credits", sum.credits())
            .bind("requests", sum.requests())
            .add());
    batch.execute();
  }

  /**
   * Whether the sums of people are those of just this cycle: not where the org moved the day on
   * which its cycles begin.
   */
  static boolean isWhole(Handle sql, UUID org, Cycle cycle) {
    return sql.createQuery(
            """
            select (select coalesce(sum(credits), 0) from usage_org_day
                    where org_id = :org and day >= :first and day < :next)
              = (select coalesce(max(credits), 0) from usage_cycle
                 where org_id = :org and cycle = :first and person_id = :all)
              and (select coalesce(sum(requests), 0) from usage_org_day
                   where org_id = :org and day >= :first and day < :next)
              = (select coalesce(max(requests), 0) from usage_cycle
                 where org_id = :org and cycle = :first and person_id = :all)
            """)
        .bind("org", org)
        .bind("first", cycle.first())
        .bind("next", cycle.next())
        .bind("all", ALL)
        .mapTo(Boolean.class)
        .one();
  }
}
