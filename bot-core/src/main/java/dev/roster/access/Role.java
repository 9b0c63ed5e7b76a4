package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A role of a scheme.
 *
 * @param name the word that is typed, such as {@code admin}
 * @param title how it is shown, such as {@code Admin}
 * @param rank higher ranks include the lower ones (B07); 1 is the lowest
 * @param unique whether an org has exactly one holder (D10); such a role is never granted, only
 *     transferred
 * @param admin whether its holders count as admins: an org without an owner keeps at least one
 *     active (B31), and {@code admin.demote_by} protects them (X04)
 * @param permissions all that it holds, lower roles' included
 */
public record Role(
    String name,
    String title,
    int rank,
    boolean unique,
    boolean admin,
    Set<Permission> permissions) {

  /** Copies the permissions. */
  public Role {
    requireNonNull(name, "name must not be null");
    requireNonNull(title, "title must not be null");
    permissions = Set.copyOf(permissions);
  }

  /** Whether the role holds the permission. */
  public boolean holds(Permission permission) {
    return permissions.contains(permission);
  }
}
