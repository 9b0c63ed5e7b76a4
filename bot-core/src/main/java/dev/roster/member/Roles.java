package dev.roster.member;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;

/** The roles of members: giving another, and taking that back. */
final class Roles {

  private final Members members;
  private final MemberNotices notices;
  private final MemberKeys keys;

  Roles(Members members, MemberNotices notices, MemberKeys keys) {
    this.members = members;
    this.notices = notices;
    this.keys = keys;
  }

  /**
   * Gives a member another role.
   *
   * @throws Refusal by the scheme's rules, and when they hold the role already
   */
  RoleChange change(Tx tx, Seat actor, PersonRef who, Role to, String reason) {
    Member member = members.load(tx.sql(), actor, who);
    Role from = Members.roleOf(actor, member);
    tx.require(request(actor, from, to));
    if (from.equals(to)) {
      throw new Refusal(
          "%s already is %s of %s.".formatted(member.inSentence(), to.title(), actor.orgName()));
    }
    requireAdmins(tx, actor, member, to);
    var change = new RoleChange(member, from, to, tx.version());
    return apply(tx, actor, change.with(keys.changed(tx, actor, change)), tx.version(), reason);
  }

  /**
   * Gives the former role back.
   *
   * @param from the role that they must still hold
   * @param undone the change that must still be the newest of their role
   * @throws Refusal by the scheme's rules, and when the role was changed again
   */
  RoleChange undo(
      Tx tx, Seat actor, PersonRef who, String from, Role to, Optional<Decided> undone) {
    members.requireStill(tx.sql(), actor, who);
    Member member = members.load(tx.sql(), actor, who);
    Role held = Members.roleOf(actor, member);
    tx.require(request(actor, held, to));
    if (!held.name().equals(from)) {
      throw new Refusal(
          "This cannot be undone any more: %s has become %s meanwhile."
              .formatted(member.inSentence(), held.title()));
    }
    if (undone.filter(change -> !change.isNewest(member.roleVersion())).isPresent()) {
      throw new Refusal(
          "This cannot be undone any more: somebody decided on the role of %s again meanwhile."
              .formatted(member.inSentence()));
    }
    requireAdmins(tx, actor, member, to);
    long restored = undone.map(Decided::before).orElse(tx.version());
    var change = new RoleChange(member, held, to, tx.version());
    MemberKeys.Effect effect =
        undone.isPresent()
            ? keys.undone(tx, actor, change, undone.get().version())
            : keys.changed(tx, actor, change);
    return apply(tx, actor, change.with(effect), restored, "undone");
  }

  private static void requireAdmins(Tx tx, Seat actor, Member member, Role to) {
    if (!to.admin()) {
      Admins.requireOthers(tx, actor, member);
    }
  }

  private RoleChange apply(Tx tx, Seat actor, RoleChange change, long decidedBy, String reason) {
    Member member = change.member();
    MemberTable.changeRole(tx.sql(), member.id(), change.to().name(), decidedBy);
    var event =
        AuditEvent.changed(
            "member.role",
            "membership",
            member.id(),
            Map.of("role", change.from().name()),
            Map.of("role", change.to().name(), "person", member.person().toString()));
    tx.audit(reason.isEmpty() ? event : event.saying(Map.of("reason", reason)));
    notices.roleChanged(tx, actor, change);
    return change;
  }

  /**
   * Whether such a role change would be allowed, from what was read for the call.
   *
   * @throws Refusal when it would not
   */
  static void requireAllowed(Seat actor, Role from, Role to) {
    if (Access.decide(request(actor, from, to)) instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  /** May the actor take that change of a role back, now that it is made? */
  static Decision undoing(Seat actor, RoleChange change) {
    boolean oneself = change.member().person().equals(actor.person());
    Seat now = oneself ? actor.with(change.to()) : actor;
    return Access.decide(request(now, change.to(), change.from()));
  }

  static AccessRequest request(Seat actor, Role from, Role to) {
    return AccessRequest.of(actor, Permission.MEMBER_CHANGE_ROLE).onto(from).granting(to);
  }
}
