package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.card.Copy;
import dev.roster.member.Members;
import dev.roster.member.Tally;
import dev.roster.person.PersonSql;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Who may decide on somebody's request: the active holders of {@code upgrade.approve} but
 * themselves, who was here last first.
 *
 * @param first the first of them
 * @param total how many there are in all
 */
record Approvers(List<Approver> first, int total) {

  /**
   * One of them.
   *
   * @param reachable whether they speak from somewhere that the org is connected to
   */
  record Approver(UUID person, String name, boolean reachable) {}

  /** Copies the people. */
  Approvers {
    first = List.copyOf(first);
  }

  // The first of so many who spoke last of the org, however many hold the roles.
  private static final int LOOKED_AT = 100;

  /**
   * Reads the first so many.
   *
   * @param except the requester, and whoever looks: they know about themselves
   */
  static Approvers of(Handle sql, UUID org, Scheme scheme, List<UUID> except, int most) {
    List<Role> roles = Access.holders(scheme, Permission.UPGRADE_APPROVE);
    int holders = Tally.of(sql, org).active(roles);
    List<UUID> people = Members.lastActive(sql, org, roles, LOOKED_AT);
    if (people.isEmpty()) {
      return new Approvers(List.of(), 0);
    }
    List<Approver> first =
        sql.createQuery(
                "select p.id, "
                    + PersonSql.NAME
                    + " as name, (select max(i.seen_at) from chat_identity i"
                    + " where i.person_id = p.id and "
                    + PersonSql.connected(":org", "i.platform", "i.tenant")
                    + """
                    ) as seen
                    from person p
                    where p.id in (<people>) and p.id not in (<except>)
                      and not exists (select 1 from person x
                        where x.id in (<except>) and x.email_norm = p.email_norm)
                    order by seen desc, p.id
                    limit :most
                    """)
            .bind("org", org)
            .bindList("people", people)
            .bindList("except", except)
            .bind("most", most)
            .map((rs, context) ->
                new Approver(
                    UUID.fromString(rs.getString("id")),
                    rs.getString("name"),
                    rs.getObject("seen", LocalDateTime.class) != null))
            .list();
    return new Approvers(first, holders - holding(sql, org, roles, except));
  }

  /** How many of some people, and of who goes by an address of theirs, hold one of the roles. */
  private static int holding(Handle sql, UUID org, List<Role> roles, List<UUID> people) {
    return sql.createQuery(
            """
            select count(*) from (
              select x.id from person x where x.id in (<people>)
              union
              select p.id from person x join person p on p.email_norm = x.email_norm
              where x.id in (<people>)) same
            join membership m on m.org_id = :org and m.person_id = same.id
            where m.status = 'active' and m.role in (<roles>)
            """)
        .bind("org", org)
        .bindList("people", people)
        .bindList("roles", roles.stream().map(Role::name).toList())
        .mapTo(Integer.class)
        .one();
  }

  /** Those who have no copy of a card. */
  Approvers without(List<Copy> copies) {
    var asked = copies.stream().flatMap(copy -> copy.person().stream()).collect(Collectors.toSet());
    return new Approvers(
        first.stream().filter(approver -> !asked.contains(approver.person())).toList(), total);
  }

  /** Some who may decide beside that person, in no order: it reads less than {@link #of}. */
  static List<Approver> some(Handle sql, UUID org, Scheme scheme, UUID except, int most) {
    List<String> roles =
        Access.holders(scheme, Permission.UPGRADE_APPROVE).stream().map(Role::name).toList();
    return roles.isEmpty()
        ? List.of()
        : sql.createQuery(
                "select m.person_id, "
                    + PersonSql.NAME
                    + """
                     as name
                    from membership m
                    join person p on p.id = m.person_id
                    where m.org_id = :org and m.role in (<roles>) and m.status = 'active'
                      and m.person_id <> :except
                      and not exists (select 1 from person x
                        where x.id = :except and x.email_norm = p.email_norm)
                    limit :most
                    """)
            .bind("org", org)
            .bindList("roles", roles)
            .bind("except", except)
            .bind("most", most)
            .map((rs, context) ->
                new Approver(
                    UUID.fromString(rs.getString("person_id")), rs.getString("name"), true))
            .list();
  }

  /**
   * Whether two are one to Roster's knowledge: the same person, or two accounts that were never
   * linked and go by one address.
   */
  static boolean isOne(Handle sql, UUID one, UUID other) {
    return one.equals(other)
        || sql.createQuery(
                """
                select 1 from person a join person b on b.email_norm = a.email_norm
                where a.id = :one and b.id = :other
                """)
            .bind("one", one)
            .bind("other", other)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
  }

  /** Some names: {@code Elif, Can and 3 more}; empty when there is nobody. */
  String names(int most) {
    var names = new ArrayList<>(first.stream().limit(most).map(Approver::name).toList());
    int more = total - names.size();
    if (more > 0) {
      names.add(more + " more");
    }
    return listed(names);
  }

  /** {@code Elif, Can and Ana}; empty for nobody. */
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
