package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A role in a team, where the policy {@code team.roles} is five (C33 to C37). It gives no right in
 * the org, and a role in the org gives none in a team (C38).
 *
 * @param name the word that is typed, such as {@code moderator}
 * @param title how it is shown, such as {@code Moderator}
 * @param rank higher ranks include the lower ones; 1 is the lowest
 * @param permissions all that it holds, lower roles' included
 */
public record TeamRole(String name, String title, int rank, Set<TeamPermission> permissions) {

  /** The one role that a team has exactly one holder of (C43); the database knows it too. */
  public static final String OWNER = "owner";

  /** What a former owner becomes (C45), and who inherits a team (X25). */
  public static final String ADMIN = "admin";

  /** What somebody is added as when no role is named (C40), and what everybody is in flat teams. */
  public static final String MEMBER = "member";

  /** Copies the permissions. */
  public TeamRole {
    requireNonNull(name, "name must not be null");
    requireNonNull(title, "title must not be null");
    permissions = Set.copyOf(permissions);
  }

  /** Whether the role holds the permission. */
  public boolean holds(TeamPermission permission) {
    return permissions.contains(permission);
  }

  /** Whether a team has exactly one holder of it; such a role is never given, only passed on. */
  public boolean unique() {
    return name.equals(OWNER);
  }
}
