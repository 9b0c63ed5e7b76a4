package dev.roster.removal;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.PersonRef;
import dev.roster.member.Admins;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Removes somebody from an org (B27, X20): ends all they have there and touches nothing else. */
final class Removals {

  private final Members members;
  private final Ending ending;
  private final RemovalNotices notices;

  Removals(Members members, Ending ending, RemovalNotices notices) {
    this.members = members;
    this.ending = ending;
    this.notices = notices;
  }

  /**
   * What a removal would end; refuses what {@link #remove} would.
   *
   * @throws Refusal by the scheme's rules, and for the owner and oneself
   */
  Ends preview(Handle sql, Seat actor, PersonRef who, Optional<PersonRef> successor, Instant now) {
    Member member = members.find(sql, actor, who);
    if (Access.decide(request(actor, member)) instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
    requireRemovable(actor, member);
    Admins.requireOthers(sql, actor, member);
    return ending.of(sql, actor, member, successor, now);
  }

  /** Removes them; access ends with the commit (D33, E16). */
  Ends remove(Tx tx, Seat actor, PersonRef who, Optional<PersonRef> successor, String reason) {
    Member member = members.load(tx.sql(), actor, who);
    tx.require(request(actor, member));
    requireRemovable(actor, member);
    Admins.requireOthers(tx, actor, member);
    notices.removed(tx, actor, member);
    return ending.end(tx, actor, member, successor, "member.removed", reason);
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
