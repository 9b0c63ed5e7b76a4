package dev.roster.member;

import dev.roster.command.Cursor;
import dev.roster.command.Page;
import dev.roster.command.PersonRef;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import dev.roster.store.Likes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * SQL of {@code member list}: everybody in the org, and whoever is invited (A33, B18), by keyset
 * pages, so that page 1,000 costs no more than page 1.
 */
final class Roll {

  /**
   * What to list.
   *
   * @param team only who is in that team, and who will be on accepting
   */
  record Filter(
      UUID org,
      String query,
      Optional<String> role,
      Optional<String> status,
      Optional<String> tier,
      Optional<UUID> team,
      Sort sort) {}

  /** The order. */
  enum Sort {
    NAME,
    NEWEST,
    ROLE
  }

  /**
   * One line.
   *
   * @param key its place in the order
   * @param tier absent for who is invited
   * @param status active, suspended or invited
   */
  record Line(
      String key,
      String name,
      Optional<String> email,
      String role,
      Optional<String> tier,
      String status,
      Instant since) {}

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
  private static final String LINES =
      """
      select concat(
          case :sort
            when 'NEWEST' then lpad(9999999999 - timestampdiff(second, '1970-01-01', m.joined_at), 10, '0')
            when 'ROLE' then lpad(100 - r.role_rank, 3, '0')
            else '' end,
          '0', p.sort_name, ' ', m.id) as line_key,
        %s as name, p.email, m.role, m.tier, m.status, m.joined_at as since
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
        and (:start = '%%' or p.sort_name like lower(:start) or p.sort_name like lower(:word)
             or p.email_norm like :address)
      union all
      select concat(
          case :sort
            when 'NEWEST' then lpad(9999999999 - timestampdiff(second, '1970-01-01', i.created_at), 10, '0')
            when 'ROLE' then lpad(100 - r.role_rank, 3, '0')
            else '' end,
          '1', lower(coalesce(i.name, i.email, '')), ' ', i.id),
        coalesce(i.name, i.email, 'Somebody'), i.email, i.role, null, 'invited', i.created_at
      from invitation i
      join org o on o.id = i.org_id
      left join role r on r.scheme = o.scheme and r.name = i.role
      where i.org_id = :org and i.state = 'pending' and i.expires_at > :now
        and (:role is null or i.role = :role)
        and (:status is null or :status = 'invited')
        and :tier is null
        and (:team is null or i.team_id = :team)
        and (:start = '%%' or lower(coalesce(i.name, '')) like lower(:start) or i.email_norm like :address)
      """
          .formatted(PersonSql.NAME);

  static Page<Line> page(Handle sql, Filter filter, Instant now, Cursor cursor, int size) {
    boolean back = cursor.isBackward();
    String edge = cursor.edge().isEmpty() ? "" : " where line_key " + (back ? "<" : ">") + " :edge";
    // Names are lowered by the database on both sides; addresses were by Java when they were read.
    String start = Likes.literal(filter.query());
    var lines =
        sql.createQuery(
                "select * from ("
                    + LINES
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
            .bind("start", start + "%")
            .bind("word", "% " + start + "%")
            .bind("address", start.toLowerCase(Locale.ROOT) + "%")
            .bind("edge", cursor.edge().orElse(""))
            .bind("most", size + 1)
            .map((rs, context) ->
                new Line(
                    rs.getString("line_key"),
                    rs.getString("name"),
                    Optional.ofNullable(rs.getString("email")),
                    rs.getString("role"),
                    Optional.ofNullable(rs.getString("tier")),
                    rs.getString("status"),
                    rs.getObject("since", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
            .list();
    return Page.of(cursor, lines, size);
  }

  /** How many members the org has and how many live invitations; kept with the touch. */
  record Counts(int members, int invited) {}

  static Counts counts(Handle sql, UUID org, Instant now) {
    return sql.createQuery(
            """
            select o.members, (select count(*) from invitation i
              where i.org_id = o.id and i.state = 'pending' and i.expires_at > :now)
              as invited
            from org o where o.id = :org
            """)
        .bind("org", org)
        .bind("now", now)
        .map((rs, context) -> new Counts(rs.getInt("members"), rs.getInt("invited")))
        .one();
  }

  static List<String> sorts() {
    return Arrays.stream(Sort.values()).map(sort -> sort.name().toLowerCase(Locale.ROOT)).toList();
  }
}
