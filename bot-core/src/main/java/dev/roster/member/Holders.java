package dev.roster.member;

import dev.roster.access.Role;
import dev.roster.person.PersonSql;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * SQL of who holds some roles and is not suspended: of each index range only as many rows are read
 * as are asked for, however many hold them.
 */
final class Holders {

  private static final List<String> TIERS = List.of(Member.BASE, Member.PRO);

  private Holders() {}

  /**
   * How many there are, as far as it matters.
   *
   * @param without a membership that is not counted
   * @param most beyond which counting stops
   */
  static int upTo(Handle sql, UUID org, List<Role> roles, Optional<UUID> without, int most) {
    if (roles.isEmpty()) {
      return 0;
    }
    return sql.createQuery(
            """
            select count(*) from (
              select m.id from membership m force index (membership_facet_name)
              where m.org_id = :org and m.role in (<roles>) and m.status = 'active'
                and (:without is null or m.id <> :without)
              limit :most) some
            """)
        .bind("org", org)
        .bindList("roles", roles.stream().map(Role::name).toList())
        .bind("without", without.orElse(null))
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /** The people, those of the highest role and then the longest-standing first. */
  static List<UUID> people(Handle sql, UUID org, List<Role> roles, int most) {
    return query(sql, "select f.person_id from ", "", org, roles, most)
        .map(query -> query.mapTo(UUID.class).list())
        .orElse(List.of());
  }

  /** Their names in that order. */
  static List<String> names(Handle sql, UUID org, List<Role> roles, int most) {
    return query(
            sql,
            "select " + PersonSql.NAME + " as name from ",
            " straight_join person p force index (primary) on p.id = f.person_id",
            org,
            roles,
            most)
        .map(query -> query.mapTo(String.class).list())
        .orElse(List.of());
  }

  private static Optional<Query> query(
      Handle sql, String select, String join, UUID org, List<Role> roles, int most) {
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    List<Role> ranked =
        roles.stream().sorted(Comparator.comparingInt(Role::rank).reversed()).toList();
    String streams =
        IntStream.range(0, ranked.size())
            .boxed()
            .flatMap(i -> TIERS.stream().map(tier -> stream(i, tier)))
            .collect(Collectors.joining(" union all "));
    Query query =
        sql.createQuery(
                select
                    + "(select * from ("
                    + streams
                    + ") s order by place, joined_at, id limit :most) f"
                    + join
                    + " order by f.place, f.joined_at, f.id")
            .bind("org", org)
            .bind("most", most);
    for (int i = 0; i < ranked.size(); i++) {
      query.bind("role" + i, ranked.get(i).name());
    }
    return Optional.of(query);
  }

  private static String stream(int place, String tier) {
    return """
    (select %1$d as place, m.person_id, m.joined_at, m.id
     from membership m force index (membership_facet_joined)
     where m.org_id = :org and m.role = :role%1$d and m.status = 'active' and m.tier = '%2$s'
     order by m.joined_at, m.id limit :most)
    """
        .formatted(place, tier);
  }
}
