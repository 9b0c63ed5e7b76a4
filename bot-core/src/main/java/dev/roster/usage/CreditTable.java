package dev.roster.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL of what an org lets its people use, and of what they used of it in a cycle. */
final class CreditTable {

  private CreditTable() {}

  /**
   * What an org lets its people use.
   *
   * @param base the policy {@code credits.base} in force
   */
  record Grant(CreditTerms terms, String base) {}

  static Optional<Grant> grant(Handle sql, UUID org) {
    return sql.createQuery(
            """
            select o.credit_pool, o.credit_allowance, o.cycle_day, coalesce(
              (select p.value from org_policy p
               where p.org_id = o.id and p.policy_key = 'credits.base'),
              (select p.value from scheme_policy p
               where p.scheme = o.scheme and p.policy_key = 'credits.base')) as base
            from org o where o.id = :org
            """)
        .bind("org", org)
        .map((rs, context) ->
            new Grant(
                new CreditTerms(
                    Optional.ofNullable(rs.getObject("credit_pool", Long.class)),
                    rs.getLong("credit_allowance"),
                    rs.getInt("cycle_day")),
                rs.getString("base")))
        .findOne();
  }

  static String orgName(Handle sql, UUID org) {
    return sql.createQuery("select name from org where id = :org")
        .bind("org", org)
        .mapTo(String.class)
        .one();
  }

  /** Which change of the org decided its terms; 0 for those it was made with. */
  static long decided(Handle sql, UUID org) {
    return sql.createQuery("select credits_version from org where id = :org")
        .bind("org", org)
        .mapTo(Long.class)
        .one();
  }

  static void change(Handle sql, UUID org, CreditTerms terms, long decided) {
    sql.createUpdate(
            """
            update org set credit_pool = :pool, credit_allowance = :allowance, cycle_day = :day,
              credits_version = :decided
            where id = :org
            """)
        .bind("org", org)
        .bind("pool", terms.pool().orElse(null))
        .bind("allowance", terms.allowance())
        .bind("day", terms.day())
        .bind("decided", decided)
        .execute();
  }

  static Spending spending(Handle sql, UUID org, UUID person, Cycle cycle) {
    return sql.createQuery(
            """
            select coalesce(sum(credits), 0) as credits, coalesce(sum(from_pool), 0) as from_pool
            from usage_day
            where org_id = :org and person_id = :person and day >= :first and day < :next
            """)
        .bind("org", org)
        .bind("person", person)
        .bind("first", cycle.first())
        .bind("next", cycle.next())
        .map((rs, context) -> new Spending(rs.getLong("credits"), rs.getLong("from_pool")))
        .one();
  }

  /** What all in an org used in a cycle, and the part that its pool gave. */
  static Spending ofAll(Handle sql, UUID org, Cycle cycle) {
    return sql.createQuery(
            """
            select coalesce(sum(credits), 0) as credits, coalesce(sum(from_pool), 0) as from_pool
            from usage_org_day where org_id = :org and day >= :first and day < :next
            """)
        .bind("org", org)
        .bind("first", cycle.first())
        .bind("next", cycle.next())
        .map((rs, context) -> new Spending(rs.getLong("credits"), rs.getLong("from_pool")))
        .one();
  }

  /**
   * The members among people, by the person, and what they used in a cycle.
   *
   * @param now Pro that has ended draws as Base does
   */
  static Map<UUID, Drawer> drawers(
      Handle sql, UUID org, Collection<UUID> people, Cycle cycle, String base, Instant now) {
    return sql
        .createQuery(
            """
            select m.person_id, if(m.tier_until <= :now, 'base', m.tier) as tier, m.credit_cap,
              coalesce(sum(d.credits), 0) as credits,
              coalesce(sum(d.from_pool), 0) as from_pool
            from membership m
            left join usage_day d on d.org_id = m.org_id and d.person_id = m.person_id
              and d.day >= :first and d.day < :next
            where m.org_id = :org and m.person_id in (<people>)
            group by m.person_id
            """)
        .bind("now", now)
        .bind("org", org)
        .bindList("people", List.copyOf(people))
        .bind("first", cycle.first())
        .bind("next", cycle.next())
        .map((rs, context) ->
            new Drawer(
                UUID.fromString(rs.getString("person_id")),
                rs.getString("tier"),
                Remaining.drawsOnPool(rs.getString("tier"), base),
                Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
                new Spending(rs.getLong("credits"), rs.getLong("from_pool"))))
        .stream()
        .collect(
            Collectors.toMap(
                Drawer::person, Function.identity(), (one, same) -> one, HashMap::new));
  }
}
