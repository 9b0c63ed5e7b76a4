package dev.roster.team;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Need;
import java.util.List;
import java.util.UUID;

/**
 * Who looks at teams: everybody sees the active ones they are in (C49), who manages teams or sees
 * who is in the org sees all (B05). Who may do neither that nor launch agents, which is what teams
 * are made for (A12), sees none (B06).
 *
 * @param org whose teams
 * @param person who looks
 * @param manages whether they manage teams
 * @param seesAll whether they see those that they are not in, and inactive ones
 */
record Viewer(UUID org, UUID person, boolean manages, boolean seesAll) {

  private static final List<Permission> LOOKING =
      List.of(Permission.MEMBER_LIST, Permission.AGENTS_LAUNCH);

  /** What looking at teams takes. */
  static final Need NEED = new Need.HoldsAny(LOOKING);

  /** Whether holders of a role look at teams at all. */
  static boolean mayLook(Role role) {
    return LOOKING.stream().anyMatch(role::holds);
  }

  static Viewer of(Seat seat) {
    boolean manages = may(seat, Permission.TEAM_MANAGE);
    return new Viewer(
        seat.org(), seat.person(), manages, manages || may(seat, Permission.MEMBER_LIST));
  }

  private static boolean may(Seat seat, Permission permission) {
    return Access.decide(AccessRequest.of(seat, permission)) instanceof Decision.Allowed;
  }
}
