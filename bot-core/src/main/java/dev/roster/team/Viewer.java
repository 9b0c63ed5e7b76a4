package dev.roster.team;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamRole;
import dev.roster.command.Need;
import java.util.List;
import java.util.UUID;

/**
 * Who looks at teams: everybody sees the active ones they are in (C49), who manages teams or sees
 * who is in the org sees all (B05, X32). Who may do neither that nor launch agents, which is what
 * teams are made for (A12), sees none (B06). Who may bring a team back sees it while it is out of
 * use.
 *
 * @param org whose teams
 * @param person who looks
 * @param manages whether they manage the org's teams
 * @param seesAll whether they see those that they are not in, and inactive ones
 * @param restoring the roles in a team whose holders see it while it is inactive
 */
record Viewer(UUID org, UUID person, boolean manages, boolean seesAll, List<String> restoring) {

  private static final List<Permission> LOOKING =
      List.of(Permission.MEMBER_LIST, Permission.AGENTS_LAUNCH);

  /** What looking at teams takes. */
  static final Need NEED = new Need.HoldsAny(LOOKING);

  /** Whether holders of a role look at teams at all. */
  static boolean mayLook(Role role) {
    return LOOKING.stream().anyMatch(role::holds);
  }

  /** Whether somebody looks at teams at all. */
  static boolean mayLook(Seat seat) {
    return LOOKING.stream().anyMatch(seat::holds);
  }

  /** Copies the roles. */
  Viewer {
    restoring = List.copyOf(restoring);
  }

  static Viewer of(Seat seat) {
    boolean manages =
        Access.decide(AccessRequest.of(seat, Permission.TEAM_MANAGE)) instanceof Decision.Allowed;
    return new Viewer(
        seat.org(), seat.person(), manages, TeamAccess.seesAll(seat), restoring(seat.scheme()));
  }

  /** The same person, as far as they look by their places in teams only. */
  Viewer byPlace() {
    return new Viewer(org, person, false, false, restoring);
  }

  private static List<String> restoring(Scheme scheme) {
    return scheme.hasTeamRoles()
        ? scheme.teamRoles().stream()
            .filter(role -> role.holds(TeamPermission.DELETE))
            .map(TeamRole::name)
            .toList()
        : List.of();
  }
}
