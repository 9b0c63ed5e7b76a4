package dev.roster.member;

import dev.roster.access.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How many people an org has: read from its counters, so that it costs the same whatever its size.
 *
 * @param members memberships, suspended ones too
 * @param pending live invitations; each holds a seat (X21)
 * @param facets the members by role, status and tier; none that nobody has
 */
public record Tally(int members, int pending, List<Facet> facets) {

  /** How many members have a role, a status and a tier. */
  public record Facet(String role, String status, String tier, int members) {}

  /** Copies the facets. */
  public Tally {
    facets = List.copyOf(facets);
  }

  /** Reads an org's. */
  public static Tally of(Handle sql, UUID org) {
    var facets = new ArrayList<Facet>();
    var counts = new int[2];
    sql.createQuery(
            """
            select o.members as all_members, o.pending, h.role, h.status, h.tier, h.members
            from org o
            left join headcount h force index (primary) on h.org_id = o.id and h.members > 0
            where o.id = :org
            """)
        .bind("org", org)
        .map((rs, context) -> {
          counts[0] = rs.getInt("all_members");
          counts[1] = rs.getInt("pending");
          if (rs.getString("role") != null) {
            facets.add(
                new Facet(
                    rs.getString("role"),
                    rs.getString("status"),
                    rs.getString("tier"),
                    rs.getInt("members")));
          }
          return org;
        })
        .list();
    return new Tally(counts[0], counts[1], facets);
  }

  /** How many members are in the facets that fit. */
  public int count(Predicate<Facet> fits) {
    return facets.stream().filter(fits).mapToInt(Facet::members).sum();
  }

  /** How many members hold each role, suspended ones included, by the role's name. */
  public Map<String, Integer> byRole() {
    return facets.stream().collect(Collectors.toMap(Facet::role, Facet::members, Integer::sum));
  }

  /** How many members hold one of the roles, suspended ones included. */
  public int holders(Collection<Role> roles) {
    var names = roles.stream().map(Role::name).collect(Collectors.toSet());
    return count(facet -> names.contains(facet.role()));
  }

  /** How many members hold one of the roles and are not suspended. */
  public int active(Collection<Role> roles) {
    var names = roles.stream().map(Role::name).collect(Collectors.toSet());
    return count(facet -> names.contains(facet.role()) && facet.status().equals(Member.ACTIVE));
  }
}
