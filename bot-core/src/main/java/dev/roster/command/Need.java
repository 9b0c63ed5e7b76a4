package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Permission;

/** What somebody needs to run a command at all. What the command then does is decided again. */
public sealed interface Need {

  /** A permission in the org that the call is about. */
  record Holds(Permission permission) implements Need {
    /** Checks that there is a permission. */
    public Holds {
      requireNonNull(permission, "permission must not be null");
    }
  }

  /** An active seat in the org that the call is about. */
  record Member() implements Need {}

  /** Nothing: the command shows only what is the caller's own, or decides for itself. */
  record Nothing() implements Need {}
}
