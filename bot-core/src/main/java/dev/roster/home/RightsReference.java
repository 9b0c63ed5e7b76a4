package dev.roster.home;

import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.SourceRow;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamRole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints {@code docs/roles.md} from the schemes as they are in the database. */
public final class RightsReference {

  /** A scheme and the rows of its source's own table. */
  public record Entry(Scheme scheme, List<SourceRow> rows) {

    /** Copies the rows. */
    public Entry {
      rows = List.copyOf(rows);
    }
  }

  private RightsReference() {}

  /** The page. */
  public static String markdown(List<Entry> schemes) {
    var page = new StringBuilder();
    page.append("# Roles\n\n");
    page.append(
        """
        Made from the database; do not edit. Each scheme is a set of roles with the permissions that
        they hold, and the policies that decide the rest. First comes the table of the scheme's
        source in our words, then all permissions and policies. Beside the role each membership has a
        tier: Base, with which everybody begins, or Pro.
        """);
    schemes.forEach(entry -> append(page, entry));
    return page.toString();
  }

  private static void append(StringBuilder page, Entry entry) {
    Scheme scheme = entry.scheme();
    page.append("\n## ").append(scheme.name()).append("\n\n");
    page.append(scheme.title()).append(".\n\n");
    if (!entry.rows().isEmpty()) {
      table(
          page,
          "may",
          scheme,
          entry.rows(),
          SourceRow::label,
          (row, role) -> cell(scheme, row, role));
    }
    ladder(page, scheme);
    flags(page, scheme);
    teamRoles(page, scheme);
    page.append("\nAll permissions:\n\n");
    table(
        page,
        "permission",
        scheme,
        List.of(Permission.values()),
        permission -> "`" + permission.word() + "`",
        (permission, role) -> role.holds(permission) ? "yes" : "no");
    page.append("\n| policy | value |\n|---|---|\n");
    Map<String, String> policies = new TreeMap<>(scheme.policies());
    policies.forEach((key, value) ->
        page.append("| `").append(key).append("` | `").append(value).append("` |\n"));
  }

  @FunctionalInterface
  private interface Cell<T> {
    String of(T row, Role role);
  }

  private static <T> void table(
      StringBuilder page,
      String corner,
      Scheme scheme,
      List<T> rows,
      Function<T, String> label,
      Cell<T> cell) {
    List<Role> roles = scheme.roles().reversed();
    page.append("| ")
        .append(corner)
        .append(" | ")
        .append(roles.stream().map(Role::title).collect(Collectors.joining(" | ")))
        .append(" |\n|---|")
        .append("---|".repeat(roles.size()))
        .append('\n');
    for (T row : rows) {
      page.append("| ")
          .append(label.apply(row))
          .append(" | ")
          .append(roles.stream().map(role -> cell.of(row, role)).collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
  }

  /** Yes or no by the rights; the owner's role is nobody's to change where the rule says so. */
  private static String cell(Scheme scheme, SourceRow row, Role role) {
    if (!row.isAllowedTo(role)) {
      return "no";
    }
    boolean sparesOwner =
        scheme.policy("target.rule").equals("not_owner")
            && row.permissions().contains(Permission.MEMBER_CHANGE_ROLE)
            && !role.unique();
    return sparesOwner ? "yes, except the owner's" : "yes";
  }

  /** What each role adds to the one below, where there are more than an upper and a lower one. */
  private static void ladder(StringBuilder page, Scheme scheme) {
    if (scheme.roles().size() <= 3) {
      return;
    }
    page.append("\nEach role adds to the one below:\n\n| role | adds |\n|---|---|\n");
    for (Role role : scheme.roles().reversed()) {
      var adds = new TreeSet<>(role.permissions());
      scheme.below(role).ifPresent(below -> adds.removeAll(below.permissions()));
      page.append("| ")
          .append(role.title())
          .append(" | ")
          .append(adds.stream().map(Permission::deed).collect(Collectors.joining(", ")))
          .append(" |\n");
    }
  }

  /** The roles in teams, where they have some (C33 to C37). */
  private static void teamRoles(StringBuilder page, Scheme scheme) {
    if (!scheme.hasTeamRoles()) {
      return;
    }
    List<TeamRole> roles = scheme.teamRoles().reversed();
    page.append("\nIn teams, whatever the role in the org:\n\n| may | ")
        .append(roles.stream().map(TeamRole::title).collect(Collectors.joining(" | ")))
        .append(" |\n|---|")
        .append("---|".repeat(roles.size()))
        .append('\n');
    for (TeamPermission permission : TeamPermission.values()) {
      page.append("| `")
          .append(permission.word())
          .append("` | ")
          .append(
              roles.stream()
                  .map(role -> role.holds(permission) ? "yes" : "no")
                  .collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
  }

  private static void flags(StringBuilder page, Scheme scheme) {
    new TreeMap<>(scheme.flags())
        .forEach((flag, adds) ->
            page.append("\nThe flag ")
                .append(flag.replace('_', ' '))
                .append(" adds: ")
                .append(
                    new TreeSet<>(adds)
                        .stream().map(Permission::deed).collect(Collectors.joining(", ")))
                .append(".\n"));
  }
}
