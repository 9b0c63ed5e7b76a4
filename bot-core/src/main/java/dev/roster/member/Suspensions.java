package dev.roster.member;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.session.Sessions;
import dev.roster.store.Tx;
import java.util.Map;

/**
 * Ends somebody's access to an org without deleting anything, and gives it back (A10, A31, A32). A
 * suspended membership keeps its seat, role, tier, teams and history; {@link
 * dev.roster.access.Access} allows it nothing.
 */
final class Suspensions {

  /**
   * A status that was changed.
   *
   * @param member as they were before
   * @param version the version that the change gave to the org
   */
  record Change(Member member, long version) {

    /** What an Undo of it carries. */
    Decided decided() {
      return new Decided(version, member.statusVersion());
    }
  }

  private final Members members;
  private final MemberNotices notices;

  Suspensions(Members members, MemberNotices notices) {
    this.members = members;
    this.notices = notices;
  }

  /**
   * Ends the access of a member at once.
   *
   * @throws Refusal by the scheme's rules, for oneself, and for who is suspended already
   */
  Change suspend(Tx tx, Seat actor, PersonRef who, String reason) {
    Member member = changeable(tx, actor, who);
    if (member.isSuspended()) {
      throw new Refusal(
          "%s is suspended in %s already. `/member reactivate` brings them back."
              .formatted(member.inSentence(), actor.orgName()));
    }
    return apply(tx, actor, member, tx.version(), reason);
  }

  /**
   * Gives a suspended member the access back that they had.
   *
   * @throws Refusal by the scheme's rules, and for who is not suspended
   */
  Change reactivate(Tx tx, Seat actor, PersonRef who) {
    Member member = changeable(tx, actor, who);
    if (!member.isSuspended()) {
      throw new Refusal(
          "%s is not suspended in %s.".formatted(member.inSentence(), actor.orgName()));
    }
    return apply(tx, actor, member, tx.version(), "");
  }

  /**
   * Takes a suspension or a reactivation back.
   *
   * @throws Refusal by the scheme's rules, and when somebody decided again meanwhile
   */
  Change undo(Tx tx, Seat actor, PersonRef who, Decided undone) {
    members.requireStill(tx.sql(), actor, who);
    Member member = changeable(tx, actor, who);
    if (!undone.isNewest(member.statusVersion())) {
      throw new Refusal(
          "This cannot be undone any more: somebody decided on the access of %s again meanwhile."
              .formatted(member.inSentence()));
    }
    return apply(tx, actor, member, undone.before(), "undone");
  }

  private Member changeable(Tx tx, Seat actor, PersonRef who) {
    Member member = members.load(tx.sql(), actor, who);
    // Whoever suspends stays, so that somebody is left who may reactivate (B31).
    if (member.person().equals(actor.person())) {
      tx.require(AccessRequest.of(actor, Permission.MEMBER_SUSPEND));
      throw new Refusal(
          "You cannot suspend yourself. Somebody else who manages members of %s can."
              .formatted(actor.orgName()));
    }
    tx.require(
        AccessRequest.of(actor, Permission.MEMBER_SUSPEND).onto(Members.roleOf(actor, member)));
    return member;
  }

  private Change apply(Tx tx, Seat actor, Member member, long decidedBy, String reason) {
    boolean suspends = !member.isSuspended();
    if (suspends) {
      Admins.requireOthers(tx, actor, member);
    }
    String to = suspends ? Member.SUSPENDED : Member.ACTIVE;
    MemberTable.changeStatus(tx.sql(), member.id(), to, decidedBy);
    if (suspends) {
      MemberTable.endSessions(tx.sql(), member.id(), tx.version());
      Sessions.endAll(tx, member.person());
    }
    var event =
        AuditEvent.changed(
            suspends ? "member.suspended" : "member.reactivated",
            "membership",
            member.id(),
            Map.of("status", member.status()),
            Map.of("status", to, "person", member.person().toString()));
    tx.audit(reason.isEmpty() ? event : event.saying(Map.of("reason", reason)));
    if (suspends) {
      notices.suspended(tx, actor, member);
    } else {
      notices.reactivated(tx, actor, member);
    }
    return new Change(member, tx.version());
  }
}
