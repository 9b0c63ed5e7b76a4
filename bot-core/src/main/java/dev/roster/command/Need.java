package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Permission;
import dev.roster.access.TeamAct;
import java.util.List;
import java.util.function.Predicate;

/** What somebody needs to run a command at all. What the command then does is decided again. */
public sealed interface Need {

  /** A permission in the org that the call is about. */
  record Holds(Permission permission) implements Need {
    /** Checks that there is a permission. */
    public Holds {
      requireNonNull(permission, "permission must not be null");
    }
  }

  /**
   * The right to do this to some team of the org that the call is about: by a role in one where
   * teams have five roles, by {@code team.manage} where they are flat, and by what X32 leaves to
   * who manages the org's teams. Which team it may be is decided by the command.
   */
  record OnTeam(TeamAct act) implements Need {
    /** Checks that there is an act. */
    public OnTeam {
      requireNonNull(act, "act must not be null");
    }
  }

  /**
   * One of several permissions in the org that the call is about.
   *
   * @param permissions the first is the one that a refusal names
   */
  record HoldsAny(List<Permission> permissions) implements Need {
    /** Checks that there is a permission. */
    public HoldsAny {
      permissions = List.copyOf(permissions);
      if (permissions.isEmpty()) {
        throw new IllegalArgumentException("no permission is named");
      }
    }
  }

  /** An active seat in the org that the call is about. */
  record Member() implements Need {}

  /** A seat in the org that the call is about, suspended or not: to give it up (X26). */
  record Seated() implements Need {}

  /**
   * Something that no role decides, such as being an admin of the chat workspace.
   *
   * @param test whether the caller may
   * @param refusal what they are told when they may not: why, and who could
   */
  record Judged(Predicate<Caller> test, String refusal) implements Need {
    /** Checks that nothing is missing. */
    public Judged {
      requireNonNull(test, "test must not be null");
      requireNonNull(refusal, "refusal must not be null");
    }
  }

  /** Nothing: the command shows only what is the caller's own, or decides for itself. */
  record Nothing() implements Need {}
}
