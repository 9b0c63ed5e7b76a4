package dev.roster.member;

import dev.roster.command.Cursor;
import dev.roster.command.Page;
import dev.roster.command.PersonRef;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import dev.roster.store.Likes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * SQL of {@code member list}: everybody in the org, and whoever is invited (A33, B18), by keyset
 * pages, so that page 1,000 costs no more than page 1.
 */
final class Roll {

  /**
   * What to list.
   *
   * @param query words of which each begins a word of the name or address
   * @param team only who is in that team, and who will be on accepting
   * @param quietSince only members who did not speak of the org since then, nor joined it
   */
  record Filter(
      UUID org,
      String query,
      Optional<String> role,
      Optional<String> status,
      Optional<String> tier,
      Optional<UUID> team,
      Optional<Instant> quietSince,
      Sort sort) {}

  /** The order. */
  enum Sort {
    NAME,
    NEWEST,
    ROLE,
    LAST_ACTIVE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sort of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * One line.
   *
   * @param key its place in the order
   * @param tier absent for who is invited
   * @param creditCap their monthly limit of credits, if any
   * @param subscriberAdmin whether they hold that flag (C13)
   * @param status active, suspended or invited
   * @param spokeAt when they spoke last of the org; empty for never (B22)
   */
  record Line(
      String key,
      String name,
      Optional<String> email,
      String role,
      Optional<String> tier,
      Optional<Long> creditCap,
      boolean subscriberAdmin,
      String status,
      Optional<Instant> spokeAt,
      Instant since) {}

  private static final int MOST_WORDS = 5;

  private Roll() {}

  /** Whether somebody waits to be in the org: invited, and neither in nor too late. */
  static boolean isInvited(Handle sql, UUID org, PersonRef who, Instant now) {
    Optional<String> email =
        who instanceof PersonRef.ByEmail(var address)
            ? EmailAddress.parse(address).map(EmailAddress::normalised)
            : Optional.empty();
    Optional<String> account =
        who instanceof PersonRef.ByAccount(var named)
            ? Optional.of(named.toString())
            : Optional.empty();
    return sql.createQuery(
            """
            select exists (
              select 1 from invitation
              where org_id = :org and state = 'pending' and expires_at > :now
                and (email_norm = :email or account = :account))
            """)
        .bind("org", org)
        .bind("now", now)
        .bind("email", email.orElse(null))
        .bind("account", account.orElse(null))
        .mapTo(Boolean.class)
        .one();
  }

  // The order is one text column, so that one comparison continues a page.
  private static String lines(String members, String invited) {
    return """
    select concat(
        case :sort
          when 'NEWEST' then lpad(9999999999 - timestampdiff(second, '1970-01-01', m.joined_at), 10, '0')
          when 'ROLE' then lpad(100 - r.role_rank, 3, '0')
          when 'LAST_ACTIVE' then lpad(9999999999
            - coalesce(timestampdiff(second, '1970-01-01', m.last_active_at), 0), 10, '0')
          else '' end,
        '0', p.sort_name, ' ', m.id) as line_key,
      %1$s as name, p.email, m.role, m.tier, m.credit_cap, m.subscriber_admin, m.status,
      m.last_active_at, m.joined_at as since
    from membership m
    join org o on o.id = m.org_id
    join person p on p.id = m.person_id
    left join role r on r.scheme = o.scheme and r.name = m.role
    where m.org_id = :org
      and (:role is null or m.role = :role)
      and (:status is null or m.status = :status)
      and (:tier is null or m.tier = :tier)
      and (:team is null or exists
        (select 1 from team_member tm where tm.team_id = :team and tm.membership_id = m.id))
      and (:quiet is null or coalesce(m.last_active_at, m.joined_at) < :quiet)
      %2$s
    union all
    select concat(
        case :sort
          when 'NEWEST' then lpad(9999999999 - timestampdiff(second, '1970-01-01', i.created_at), 10, '0')
          when 'ROLE' then lpad(100 - r.role_rank, 3, '0')
          when 'LAST_ACTIVE' then '9999999999'
          else '' end,
        '1', lower(coalesce(i.name, i.email, '')), ' ', i.id),
      coalesce(i.name, i.email, 'Somebody'), i.email, i.role, null, null, false, 'invited',
      null, i.created_at
    from invitation i
    join org o on o.id = i.org_id
    left join role r on r.scheme = o.scheme and r.name = i.role
    where i.org_id = :org and i.state = 'pending' and i.expires_at > :now
      and (:role is null or i.role = :role)
      and (:status is null or :status = 'invited')
      and :tier is null
      and (:team is null or i.team_id = :team)
      and :quiet is null
      %3$s
    """
        .formatted(PersonSql.NAME, members, invited);
  }

  static Page<Line> page(Handle sql, Filter filter, Instant now, Cursor cursor, int size) {
    boolean back = cursor.isBackward();
    String edge = cursor.edge().isEmpty() ? "" : " where line_key " + (back ? "<" : ">") + " :edge";
    List<String> searched = searched(filter.query());
    var query =
        sql.createQuery(
                "select * from ("
                    + lines(
                        matching(searched, "p.sort_name", "p.email_norm"),
                        matching(searched, "lower(coalesce(i.name, ''))", "i.email_norm"))
                    + ") line"
                    + edge
                    + " order by line_key"
                    + (back ? " desc" : "")
                    + " limit :most")
            .bind("org", filter.org())
            .bind("now", now)
            .bind("sort", filter.sort().name())
            .bind("role", filter.role().orElse(null))
            .bind("status", filter.status().orElse(null))
            .bind("tier", filter.tier().orElse(null))
            .bind("team", filter.team().orElse(null))
            .bind("quiet", filter.quietSince().orElse(null))
            .bind("most", size + 1);
    cursor.edge().ifPresent(key -> query.bind("edge", key));
    for (int i = 0; i < searched.size(); i++) {
      String start = Likes.literal(searched.get(i));
      String address = start.toLowerCase(Locale.ROOT) + "%";
      query
          .bind("start" + i, start + "%")
          .bind("word" + i, "% " + start + "%")
          .bind("address" + i, address)
          .bind("domain" + i, "%@" + address);
    }
    return Page.of(cursor, query.map((rs, context) -> line(rs)).list(), size);
  }

  /** The words of a search, each of which has to fit; surplus ones would hardly narrow it. */
  private static List<String> searched(String query) {
    return Arrays.stream(query.split("[\\s\\p{Z}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  // A word of the search begins a word of the name, the address, or the address's domain. Names are
  // lowered by the database on both sides, addresses were by Java when they were read.
  private static String matching(List<String> searched, String name, String address) {
    return IntStream.range(0, searched.size())
        .mapToObj(i ->
            """
            and (%1$s like lower(:start%2$d) or %1$s like lower(:word%2$d)
              or %3$s like :address%2$d or %3$s like :domain%2$d)
            """
                .formatted(name, i, address))
        .collect(Collectors.joining());
  }

  private static Line line(ResultSet rs) throws SQLException {
    return new Line(
        rs.getString("line_key"),
        rs.getString("name"),
        Optional.ofNullable(rs.getString("email")),
        rs.getString("role"),
        Optional.ofNullable(rs.getString("tier")),
        Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
        rs.getBoolean("subscriber_admin"),
        rs.getString("status"),
        MemberTable.instant(rs, "last_active_at"),
        MemberTable.instant(rs, "since").orElseThrow());
  }

  /**
   * What stands above the list (C08).
   *
   * @param users memberships, suspended ones too
   * @param admins those whose role counts as an admin's
   * @param subscribers those on the tier Pro (X19)
   * @param invited live invitations, which are no users yet
   */
  record Counts(int users, int admins, int subscribers, int invited) {}

  static Counts counts(Handle sql, UUID org, List<String> admins, Instant now) {
    return sql.createQuery(
            """
            select o.members,
              (select count(*) from membership a where a.org_id = o.id and a.role in (<admins>))
                as admins,
              (select count(*) from membership s where s.org_id = o.id and s.tier = 'pro')
                as subscribers,
              (select count(*) from invitation i
               where i.org_id = o.id and i.state = 'pending' and i.expires_at > :now) as invited
            from org o where o.id = :org
            """)
        .bind("org", org)
        .bindList("admins", admins)
        .bind("now", now)
        .map((rs, context) ->
            new Counts(
                rs.getInt("members"),
                rs.getInt("admins"),
                rs.getInt("subscribers"),
                rs.getInt("invited")))
        .one();
  }

  static List<String> sorts() {
    return Arrays.stream(Sort.values()).map(Sort::word).toList();
  }
}
