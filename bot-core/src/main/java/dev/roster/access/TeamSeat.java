package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Somebody's place in a team.
 *
 * @param team the team's id
 * @param role the name of the role that is stored; means nothing where teams are flat
 * @param active whether the team is in use: else the place counts for nothing but bringing the team
 *     back (C46, C47)
 */
public record TeamSeat(UUID team, String role, boolean active) {

  /** Checks that nothing is missing. */
  public TeamSeat {
    requireNonNull(team, "team must not be null");
    requireNonNull(role, "role must not be null");
  }
}
