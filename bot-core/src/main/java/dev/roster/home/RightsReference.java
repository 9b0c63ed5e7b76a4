package dev.roster.home;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints {@code docs/roles.md} from the schemes as they are in the database. */
public final class RightsReference {

  private RightsReference() {}

  /** The page. */
  public static String markdown(List<Scheme> schemes) {
    var page = new StringBuilder();
    page.append("# Roles\n\n");
    page.append(
        """
        Made from the database; do not edit. Each scheme is a set of roles with the permissions that
        they hold, and the policies that decide the rest.
        """);
    schemes.forEach(scheme -> append(page, scheme));
    return page.toString();
  }

  private static void append(StringBuilder page, Scheme scheme) {
    List<Role> roles = scheme.roles().reversed();
    page.append("\n## ").append(scheme.name()).append("\n\n");
    page.append(scheme.title()).append(".\n\n");
    page.append("| permission | ")
        .append(roles.stream().map(Role::title).collect(Collectors.joining(" | ")))
        .append(" |\n|---|")
        .append("---|".repeat(roles.size()))
        .append('\n');
    for (Permission permission : Permission.values()) {
      page.append("| `")
          .append(permission.word())
          .append("` | ")
          .append(
              roles.stream()
                  .map(role -> role.holds(permission) ? "yes" : "no")
                  .collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
    page.append("\n| policy | value |\n|---|---|\n");
    Map<String, String> policies = new TreeMap<>(scheme.policies());
    policies.forEach((key, value) ->
        page.append("| `").append(key).append("` | `").append(value).append("` |\n"));
  }
}
