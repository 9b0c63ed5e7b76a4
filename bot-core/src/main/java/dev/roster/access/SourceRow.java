package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A row of the table in which a scheme's source says who may do what, such as D09's {@code Invite
 * people}. Who may is not part of it: that follows from the rights.
 *
 * @param label what is done, in the page's words
 * @param permissions what is needed for it, all of them
 */
public record SourceRow(String label, List<Permission> permissions) {

  /** Copies the permissions. */
  public SourceRow {
    requireNonNull(label, "label must not be null");
    permissions = List.copyOf(permissions);
  }

  /** Whether that role may. */
  public boolean isAllowedTo(Role role) {
    return role.permissions().containsAll(permissions);
  }
}
