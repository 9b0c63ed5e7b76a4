package dev.roster.team;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import java.util.UUID;

/**
 * Who looks at teams: everybody sees the active ones they are in (C49), who manages teams sees all.
 *
 * @param org whose teams
 * @param person who looks
 * @param manages whether they manage teams
 */
record Viewer(UUID org, UUID person, boolean manages) {

  static Viewer of(Seat seat) {
    boolean manages =
        Access.decide(AccessRequest.of(seat, Permission.TEAM_MANAGE)) instanceof Decision.Allowed;
    return new Viewer(seat.org(), seat.person(), manages);
  }
}
