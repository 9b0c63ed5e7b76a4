package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What somebody wants to do to a team, with everything that the decision depends on.
 *
 * @param actor the seat of who acts, with their places in teams
 * @param act what they want to do
 * @param team the team
 * @param target the role in the team of the person acted on, when it is done to a person
 * @param grant the role in the team that would be handed out, when one is
 */
public record TeamRequest(
    Seat actor, TeamAct act, TeamState team, Optional<TeamRole> target, Optional<TeamRole> grant) {

  /** Checks that nothing is missing. */
  public TeamRequest {
    requireNonNull(actor, "actor must not be null");
    requireNonNull(act, "act must not be null");
    requireNonNull(team, "team must not be null");
  }

  /** An act on the team, or on nobody in particular. */
  public static TeamRequest of(Seat actor, TeamAct act, TeamState team) {
    return new TeamRequest(actor, act, team, Optional.empty(), Optional.empty());
  }

  /** The same act, done to somebody who holds that role in the team. */
  public TeamRequest onto(TeamRole role) {
    return new TeamRequest(actor, act, team, Optional.of(role), grant);
  }

  /** The same act, handing out that role in the team. */
  public TeamRequest granting(TeamRole role) {
    return new TeamRequest(actor, act, team, target, Optional.of(role));
  }
}
