package dev.roster.removal;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Confirmation;
import dev.roster.command.Context;
import dev.roster.member.Admins;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.store.Tx;
import org.jdbi.v3.core.Handle;

/** Removes somebody from an org (B27, X20): ends all they have there and touches nothing else. */
final class Removals {

  private final Members members;
  private final Ending ending;
  private final SuccessorChoice successors;
  private final RemovalNotices notices;

  Removals(Members members, Ending ending, SuccessorChoice successors, RemovalNotices notices) {
    this.members = members;
    this.ending = ending;
    this.successors = successors;
    this.notices = notices;
  }

  /**
   * What is asked before a removal; refuses what {@link #plan} would.
   *
   * @throws Refusal by the scheme's rules, for the owner and oneself, and when the successor cannot
   *     own a team
   */
  Confirmation question(Context context, Handle sql, RemoveMember.Args args) {
    Seat actor = context.seat();
    Member member = members.find(sql, actor, args.person());
    if (Access.decide(request(actor, member)) instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
    requireRemovable(actor, member);
    Admins.requireOthers(sql, actor, member);
    Ends ends = ending.of(sql, actor, member, args.successor(), context.now());
    return question(context, sql, ends, args);
  }

  /** The question about what was read before. */
  Confirmation question(Context context, Handle sql, Ends ends, RemoveMember.Args args) {
    return RemovalReplies.question(
        context.seat(), ends, successors.blocks(context, sql, ends, args));
  }

  /**
   * What a removal ends, as it is in this transaction.
   *
   * @throws Refusal as {@link #question}
   */
  Ends plan(Tx tx, Seat actor, RemoveMember.Args args) {
    Member member = members.load(tx.sql(), actor, args.person());
    tx.require(request(actor, member));
    requireRemovable(actor, member);
    Admins.requireOthers(tx, actor, member);
    return ending.of(tx.sql(), actor, member, args.successor(), tx.now());
  }

  /** Removes them; access ends with the commit (D33, E16). */
  void remove(Tx tx, Seat actor, Ends ends, String reason) {
    notices.removed(tx, actor, ends.member());
    ending.end(tx, ends, "member.removed", reason);
  }

  private static AccessRequest request(Seat actor, Member member) {
    var removing = AccessRequest.of(actor, Permission.MEMBER_REMOVE);
    // What is said to oneself is said below, whatever the target rule holds of one's own role.
    return member.person().equals(actor.person())
        ? removing
        : removing.onto(Members.roleOf(actor, member));
  }

  private static void requireRemovable(Seat actor, Member member) {
    if (member.person().equals(actor.person())) {
      throw new Refusal(
          "You cannot remove yourself. `/org leave` ends your own place in %s."
              .formatted(actor.orgName()));
    }
    Role role = Members.roleOf(actor, member);
    if (role.unique()) {
      throw new Refusal(
          "%s is %s of %s and cannot be removed. The role passes on first, by `/org transfer`."
              .formatted(member.inSentence(), role.title(), actor.orgName()));
    }
  }
}
