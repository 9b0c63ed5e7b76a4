package dev.roster.upgrade;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Shown;
import dev.roster.member.Member;

/** What somebody is told who asks for Pro where nobody else could decide. */
final class SoleApprover {

  private SoleApprover() {}

  /**
   * Says so, and what to do.
   *
   * @param member the asker's own membership
   */
  static String sentence(Seat seat, Member member) {
    boolean decides = seat.holds(Permission.UPGRADE_APPROVE);
    String why =
        decides
            ? "Nobody else in %s can decide on a request, and nobody decides on their own, so none was made."
            : "Nobody in %s can decide on a request right now, so none was made.";
    return why.formatted(seat.orgName()) + " " + whatToDo(seat, member);
  }

  private static String whatToDo(Seat seat, Member member) {
    if (seat.holds(Permission.BILLING_MANAGE) && seat.holds(Permission.MEMBER_TIER)) {
      return "You manage the billing, so you may set your own tier: `/member tier %s pro`."
          .formatted(member.email().orElseGet(() -> "@" + Shown.of(member.name())));
    }
    String role =
        Access.holders(seat.scheme(), Permission.UPGRADE_APPROVE).stream()
            .findFirst()
            .map(Role::title)
            .orElse("Admin");
    return seat.holds(Permission.MEMBER_CHANGE_ROLE)
        ? "Make somebody else %s with `/member role` first, then ask again.".formatted(role)
        : "Ask whoever runs %s to make somebody %s.".formatted(seat.orgName(), role);
  }
}
