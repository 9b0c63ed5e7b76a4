package dev.roster.access;

import dev.roster.testing.Csv;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The scheme {@code owned} from the written table, without a database. */
final class TestSchemes {

  static final List<String> ROLES = List.of("member", "admin", "owner");

  private TestSchemes() {}

  static Scheme owned(String targetRule, String grantCeiling) {
    var roles =
        List.of(role("member", "Member", 1), role("admin", "Admin", 2), role("owner", "Owner", 3));
    return new Scheme(
        "owned",
        "Owner, admin, member",
        roles,
        Map.of(),
        List.of(),
        Map.of(
            "target.rule",
            targetRule,
            "grant.ceiling",
            grantCeiling,
            "join.invite",
            "on",
            "admin.demote_by",
            "any"));
  }

  private static Role role(String name, String title, int rank) {
    return new Role(name, title, rank, name.equals("owner"), rank > 1, permissions(name));
  }

  /** What a role of {@code owned} holds by the written table. */
  static Set<Permission> permissions(String role) {
    return permissions("owned", role);
  }

  /** The roles of a scheme by its written table, the lowest first. */
  static List<String> roles(String scheme) {
    List<String> columns = Csv.heading(table(scheme));
    return columns.subList(1, columns.size() - 1);
  }

  /** The table of what each role of a scheme holds. */
  static String table(String scheme) {
    return "/rights/" + scheme + ".csv";
  }

  /** What a role holds by the written table. */
  static Set<Permission> permissions(String scheme, String role) {
    var held = EnumSet.noneOf(Permission.class);
    int column = 1 + roles(scheme).indexOf(role);
    for (List<String> row : Csv.rows(table(scheme))) {
      if (row.get(column).equals("yes")) {
        held.add(Permission.of(row.getFirst()).orElseThrow());
      }
    }
    return held;
  }

  static Seat seat(Scheme scheme, String role, boolean active) {
    return new Seat(
        new UUID(0, 1),
        "acme",
        "Acme",
        1,
        new UUID(0, 2),
        scheme,
        scheme.role(role).orElseThrow(),
        Set.of(),
        active,
        "base",
        List.of());
  }
}
