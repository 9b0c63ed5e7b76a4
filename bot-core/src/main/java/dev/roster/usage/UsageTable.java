package dev.roster.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL of {@code usage_event}, {@code usage_day} and {@code usage_org_day}: what was reported. */
final class UsageTable {

  /** From 1,000 words on MariaDB makes a table of a list and joins it, which takes longer. */
  private static final int LISTED = 500;

  private UsageTable() {}

  /** Which of the ids an org knows. */
  static Set<String> known(Handle sql, UUID org, Collection<String> events) {
    List<String> asked = List.copyOf(events);
    var known = new HashSet<String>();
    for (int from = 0; from < asked.size(); from += LISTED) {
      known.addAll(
          sql.createQuery(
                  "select event from usage_event where org_id = :org and event in (<events>)")
              .bind("org", org)
              .bindList("events", asked.subList(from, Math.min(asked.size(), from + LISTED)))
              .mapTo(String.class)
              .list());
    }
    return known;
  }

  static void insert(Handle sql, UUID org, Instant now, Collection<Usage> events) {
    var batch =
        sql.prepareBatch(
            """
            insert into usage_event (org_id, event, person_id, credits, requests, at, received_at)
            values (:org, :event, :person, :credits, :requests, :at, :now)
            """);
    for (Usage used : events) {
      batch
          .bind("org", org)
          .bind("event", used.event())
          .bind("person", used.person())
          .bind("credits", used.credits())
          .bind("requests", used.requests())
          .bind("at", used.at())
          .bind("now", now)
          .add();
    }
    batch.execute();
  }

  /** Adds to the days of people. */
  static void add(Handle sql, UUID org, long tick, Collection<DaySum> days) {
    var batch =
        sql.prepareBatch(
            """
            insert into usage_day (org_id, person_id, day, credits, from_pool, requests, tick)
            values (:org, :person, :day, :credits, :pool, :requests, :tick)
            on duplicate key update credits = credits + value(credits),
              from_pool = from_pool + value(from_pool), requests = requests + value(requests),
              tick = value(tick)
            """);
    for (DaySum sum : days) {
      batch
          .bind("org", org)
          .bind("person", sum.person())
          .bind("day", sum.day())
          .bind("credits", sum.credits())
          .bind("pool", sum.fromPool())
          .bind("requests", sum.requests())
          .bind("tick", tick)
          .add();
    }
    batch.execute();
  }

  /** Adds to the days of an org; whose they are is left out. */
  static void addToOrg(Handle sql, UUID org, Collection<DaySum> days) {
    var batch =
        sql.prepareBatch(
            """
            insert into usage_org_day (org_id, day, credits, from_pool, requests)
            values (:org, :day, :credits, :pool, :requests)
            on duplicate key update credits = credits + value(credits),
              from_pool = from_pool + value(from_pool), requests = requests + value(requests)
            """);
    for (DaySum sum : days) {
      batch
          .bind("org", org)
          .bind("day", sum.day())
          .bind("credits", sum.credits())
          .bind("pool", sum.fromPool())
          .bind("requests", sum.requests())
          .add();
    }
    batch.execute();
  }

  /**
   * Adds to the sums of members; who is none has no row.
   *
   * @param lastActive when each used something last
   */
  static void addToMembers(
      Handle sql, UUID org, Collection<DaySum> sums, Map<UUID, Instant> lastActive) {
    var batch =
        sql.prepareBatch(
            """
            update membership set credits_used = credits_used + :credits,
              requests_made = requests_made + :requests,
              last_active_at = greatest(coalesce(last_active_at, :at), :at)
            where org_id = :org and person_id = :person
            """);
    for (DaySum sum : sums) {
      batch
          .bind("org", org)
          .bind("person", sum.person())
          .bind("credits", sum.credits())
          .bind("requests", sum.requests())
          .bind("at", lastActive.get(sum.person()))
          .add();
    }
    batch.execute();
  }

  /** Of people who are no members any more, those whose newest day the allowance gave. */
  static Set<UUID> lastOnAllowance(Handle sql, UUID org, Collection<UUID> people) {
    return sql.createQuery(
            """
            select d.person_id from usage_day d
            join (select person_id, max(day) as day from usage_day
                  where org_id = :org and person_id in (<people>) and credits > 0
                  group by person_id) newest on newest.person_id = d.person_id and newest.day = d.day
            where d.org_id = :org and d.from_pool = 0
            """)
        .bind("org", org)
        .bindList("people", List.copyOf(people))
        .mapTo(UUID.class)
        .collect(Collectors.toSet());
  }

  /** Forgets ids of events that came before an instant, some at a time; how many. */
  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from usage_event where received_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
