package dev.roster.check;

import dev.roster.access.Seat;
import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import dev.roster.usage.CreditTerms;
import dev.roster.usage.Cycle;
import dev.roster.usage.Spending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** SQL by which answers are read. */
final class CheckTable {

  /** How far an org is. */
  record Mark(UUID org, String slug, long version, long tick) {}

  /** Whom a word means, and the org's version that was read with it. */
  record Meant(long version, Optional<UUID> person) {}

  private static final String MARK =
      """
      select o.id, o.slug, o.version, coalesce(a.ticks, 0) as ticks
      from org o left join credit_account a on a.org_id = o.id
      where o.deleted_at is null and
      """;

  private static final RowMapper<Mark> MARKED =
      (rs, context) ->
          new Mark(
              UUID.fromString(rs.getString("id")),
              rs.getString("slug"),
              rs.getLong("version"),
              rs.getLong("ticks"));

  private record Row(long version, Optional<UUID> person, boolean proven) {}

  private static final RowMapper<Row> ROW =
      (rs, context) ->
          new Row(
              rs.getLong("version"),
              Optional.ofNullable(rs.getString("person_id")).map(UUID::fromString),
              rs.getBoolean("proven"));

  /** Whether somebody was a member once; their name and accounts may be gone, this stays. */
  private static final String WAS_IN =
      """
      exists (select 1 from audit_event e
        where e.chain = :org and e.about = %s and e.action in ('member.removed', 'member.left'))
      """;

  private CheckTable() {}

  static Optional<Mark> mark(Handle sql, String slug) {
    return sql.createQuery(MARK + " o.slug = :slug").bind("slug", slug).map(MARKED).findOne();
  }

  static Optional<Mark> mark(Handle sql, UUID org) {
    return sql.createQuery(MARK + " o.id = :org").bind("org", org).map(MARKED).findOne();
  }

  static Map<UUID, Mark> marks(Handle sql, List<UUID> orgs) {
    var marks = new HashMap<UUID, Mark>();
    sql.createQuery(MARK + " o.id in (<orgs>)")
        .bindList("orgs", orgs)
        .map(MARKED)
        .forEach(mark -> marks.put(mark.org(), mark));
    return marks;
  }

  /** Nobody's version is 0: the org was deleted. */
  static Meant byAccount(Handle sql, UUID org, Account account) {
    return meant(
        sql.createQuery(
                """
                select o.version, m.person_id, true as proven
                from org o
                left join chat_identity i
                  on i.platform = :platform and i.tenant = :tenant and i.user_id = :user
                left join membership m on m.org_id = o.id and m.person_id = i.person_id
                where o.id = :org
                """)
            .bind("org", org)
            .bind("platform", account.platform())
            .bind("tenant", account.tenant())
            .bind("user", account.user()));
  }

  /**
   * The member who proved the address, else the only one whom a platform shows with it: who cannot
   * be told apart is nobody.
   */
  static Meant byEmail(Handle sql, UUID org, EmailAddress email) {
    return meant(
        sql.createQuery(
                """
                select o.version, w.person_id, w.proven
                from org o
                left join (
                  select m.org_id, m.person_id, p.email_proven_at is not null as proven
                  from person p join membership m on m.person_id = p.id and m.org_id = :org
                  where p.email_norm = :email) w on w.org_id = o.id
                where o.id = :org
                order by w.proven desc limit 2
                """)
            .bind("org", org)
            .bind("email", email.normalised()));
  }

  private static Meant meant(Query query) {
    List<Row> rows = query.map(ROW).list();
    return rows.isEmpty()
        ? new Meant(0, Optional.empty())
        : new Meant(rows.getFirst().version(), only(rows));
  }

  /** Who proved it stands first; of others there is only one. */
  private static Optional<UUID> only(List<Row> rows) {
    Row first = rows.getFirst();
    return rows.size() == 1 || first.proven() ? first.person() : Optional.empty();
  }

  static Optional<Standing> standing(
      Handle sql, Seat seat, Map<String, Map<String, String>> flags) {
    return sql.createQuery(
            """
            select m.credit_cap, m.session_epoch, o.credit_pool, o.credit_allowance, o.cycle_day
            from membership m join org o on o.id = m.org_id
            where m.org_id = :org and m.person_id = :person
            """)
        .bind("org", seat.org())
        .bind("person", seat.person())
        .map((rs, context) ->
            new Standing(
                seat,
                Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
                rs.getLong("session_epoch"),
                new CreditTerms(
                    Optional.ofNullable(rs.getObject("credit_pool", Long.class)),
                    rs.getLong("credit_allowance"),
                    rs.getInt("cycle_day")),
                flags))
        .findOne();
  }

  /** Who once was in the org and goes by that account now. */
  static Optional<UUID> formerByAccount(Handle sql, UUID org, Account account) {
    return sql.createQuery(
            """
            select i.person_id from chat_identity i
            where i.platform = :platform and i.tenant = :tenant and i.user_id = :user and
            """
                + WAS_IN.formatted("i.person_id"))
        .bind("org", org)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .mapTo(UUID.class)
        .findOne();
  }

  /** The only one who once was in the org and goes by that address; who proved it before all. */
  static Optional<UUID> formerByEmail(Handle sql, UUID org, EmailAddress email) {
    List<Row> rows =
        sql.createQuery(
                "select p.id as person_id, 0 as version, p.email_proven_at is not null as proven"
                    + " from person p where p.email_norm = :email and "
                    + WAS_IN.formatted("p.id")
                    + " order by proven desc limit 2")
            .bind("org", org)
            .bind("email", email.normalised())
            .map(ROW)
            .list();
    return rows.isEmpty() ? Optional.empty() : only(rows);
  }

  static long tick(Handle sql, UUID org) {
    return sql.createQuery("select ticks from credit_account where org_id = :org")
        .bind("org", org)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
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

  static long poolSpent(Handle sql, UUID org, Cycle cycle) {
    return sql.createQuery(
            """
            select coalesce(sum(from_pool), 0) from usage_org_day
            where org_id = :org and day >= :first and day < :next
            """)
        .bind("org", org)
        .bind("first", cycle.first())
        .bind("next", cycle.next())
        .mapTo(Long.class)
        .one();
  }

  /** What each tier lets people use of the product. */
  static Map<String, Map<String, String>> flags(Handle sql) {
    var flags = new HashMap<String, Map<String, String>>();
    sql.createQuery("select tier, flag, value from feature_flag")
        .map((rs, context) ->
            List.of(rs.getString("tier"), rs.getString("flag"), rs.getString("value")))
        .forEach(row ->
            flags
                .computeIfAbsent(row.getFirst(), tier -> new HashMap<>())
                .put(row.get(1), row.get(2)));
    return flags;
  }

  /** What schemes and flags are, as a sum that differs once a newer build brought others. */
  static String shipped(Handle sql) {
    return sql.createQuery(
            """
            select concat(
              (select group_concat(name, version order by name) from scheme), ' ',
              (select coalesce(sum(crc32(concat_ws('/', tier, flag, value))), 0) from feature_flag))
            """)
        .mapTo(String.class)
        .one();
  }

  /** Who used something by reports after a tick; one more than so many when there are more. */
  static List<UUID> reportedSince(Handle sql, UUID org, long tick, int most) {
    return sql.createQuery(
            "select distinct person_id from usage_day where org_id = :org and tick > :tick limit :most")
        .bind("org", org)
        .bind("tick", tick)
        .bind("most", most + 1)
        .mapTo(UUID.class)
        .list();
  }

  /** An event as far as it matters here. */
  record Happened(long version, String action, Optional<UUID> about) {}

  static List<Happened> happened(Handle sql, UUID org, long since, long to, int most) {
    return sql.createQuery(
            """
            select version, action, about from audit_event
            where chain = :org and version > :since and version <= :to
            order by version, n limit :most
            """)
        .bind("org", org)
        .bind("since", since)
        .bind("to", to)
        .bind("most", most + 1)
        .map((rs, context) ->
            new Happened(
                rs.getLong("version"),
                rs.getString("action"),
                Optional.ofNullable(rs.getString("about")).map(UUID::fromString)))
        .list();
  }
}
