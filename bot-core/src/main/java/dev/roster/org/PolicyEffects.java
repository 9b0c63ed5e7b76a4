package dev.roster.org;

import dev.roster.access.Seat;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/** What a decision on a policy means for what is there already. */
final class PolicyEffects {

  private PolicyEffects() {}

  /** In a sentence or two; empty when there is nothing to add to the answer. */
  static Optional<String> of(Handle sql, Seat seat, Policies.Change change) {
    return switch (change.key().name() + " " + change.value()) {
      case "team.roles five" -> onTeams(sql, seat, PolicyEffects::withoutOwner);
      case "team.roles flat" -> onTeams(sql, seat, PolicyEffects::withoutRoles);
      case "join.invite off" -> onInvitations(sql, seat);
      default -> Optional.empty();
    };
  }

  private static Optional<String> onTeams(Handle sql, Seat seat, IntFunction<String> sentence) {
    int teams = PolicyTable.teams(sql, seat.org());
    return teams == 0 ? Optional.empty() : Optional.of(sentence.apply(teams));
  }

  private static String withoutOwner(int teams) {
    return (teams == 1
            ? "The team that is there has"
            : "The %d teams that are there have".formatted(teams))
        + " no owner until one is appointed; everybody in a team is a member of it. `/team transfer` appoints one.";
  }

  private static String withoutRoles(int teams) {
    return (teams == 1
            ? "In the team that is there"
            : "In the %d teams that are there".formatted(teams))
        + " everybody is a plain member now; whoever manages teams manages them.";
  }

  private static Optional<String> onInvitations(Handle sql, Seat seat) {
    int pending = PolicyTable.invitations(sql, seat.org());
    return pending == 0
        ? Optional.empty()
        : Optional.of(
            (pending == 1 ? "1 invitation is open: it" : pending + " invitations are open: they")
                + " cannot be accepted while this is off, and hold "
                + (pending == 1 ? "its seat until it expires." : "their seats until they expire."));
  }
}
