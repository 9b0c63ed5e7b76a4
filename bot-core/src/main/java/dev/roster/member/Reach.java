package dev.roster.member;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import java.util.List;
import java.util.Optional;

/**
 * What somebody may do to a member, from what was read for the call. It says beforehand what the
 * commands decide again, so that nothing is offered that would be refused (C21, C23).
 */
final class Reach {

  private final Seat seat;
  private final boolean noneToSpare;

  /**
   * Of somebody.
   *
   * @param noneToSpare whether the org needs each of its active admins (B31)
   */
  Reach(Seat seat, boolean noneToSpare) {
    this.seat = seat;
    this.noneToSpare = noneToSpare;
  }

  /** May they do what that permission is for? */
  Decision may(Permission permission, Member member) {
    var request = AccessRequest.of(seat, permission);
    boolean oneself = isOneself(member);
    return switch (permission) {
      // One's own name is no change of somebody else.
      case MEMBER_EDIT -> oneself ? Access.decide(request) : onto(request, member);
      // What one may spend oneself is a matter of billing.
      case MEMBER_TIER, MEMBER_LIMIT -> oneself ? withBilling(request) : onto(request, member);
      case MEMBER_CHANGE_ROLE -> anyRole(member);
      case MEMBER_SUSPEND, MEMBER_REMOVE ->
          oneself
              ? new Decision.Denied("oneself", "Nobody does that to themselves.", List.of())
              : keepingAdmins(onto(request, member), member);
      default -> onto(request, member);
    };
  }

  /** May they give that role? */
  Decision mayMake(Member member, Role to) {
    Decision decision = Access.decide(Roles.request(seat, Members.roleOf(seat, member), to));
    return to.admin() ? decision : keepingAdmins(decision, member);
  }

  /** The roles that they may give, other than the one held. */
  List<Role> rolesFor(Member member) {
    return seat.scheme().roles().stream()
        .filter(role -> !role.name().equals(member.role()))
        .filter(role -> mayMake(member, role) instanceof Decision.Allowed)
        .toList();
  }

  boolean isOneself(Member member) {
    return member.person().equals(seat.person());
  }

  private Decision anyRole(Member member) {
    Optional<Decision> refusal = Optional.empty();
    for (Role role : seat.scheme().roles()) {
      if (!role.name().equals(member.role()) && !role.unique()) {
        Decision decision = mayMake(member, role);
        if (decision instanceof Decision.Allowed) {
          return decision;
        }
        refusal = Optional.of(refusal.orElse(decision));
      }
    }
    return refusal.orElseGet(
        () -> new Decision.Denied("role", "There is no other role to give.", List.of()));
  }

  private Decision withBilling(AccessRequest request) {
    Decision decision = Access.decide(request);
    return decision instanceof Decision.Allowed
        ? Access.decide(AccessRequest.of(seat, Permission.BILLING_MANAGE))
        : decision;
  }

  private Decision onto(AccessRequest request, Member member) {
    return Access.decide(request.onto(Members.roleOf(seat, member)));
  }

  private Decision keepingAdmins(Decision decision, Member member) {
    return decision instanceof Decision.Allowed
            && noneToSpare
            && !member.isSuspended()
            && Members.roleOf(seat, member).admin()
        ? new Decision.Denied(Admins.LEAST, Admins.needed(seat), List.of())
        : decision;
  }
}
