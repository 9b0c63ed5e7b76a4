package dev.roster.member;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.command.WholeNumber;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;

/** How many credits a month members may use at most (D42). */
final class CreditCaps {

  /** What removes a limit. */
  static final String NONE = "none";

  private static final long MOST = 1_000_000_000L;

  /**
   * A limit that was changed.
   *
   * @param member as they were before
   * @param to the limit now
   * @param version the version that the change gave to the org
   */
  record Change(Member member, Optional<Long> to, long version) {

    /** What an Undo of it carries. */
    Decided decided() {
      return new Decided(version, member.capVersion());
    }
  }

  private final Members members;
  private final MemberNotices notices;

  CreditCaps(Members members, MemberNotices notices) {
    this.members = members;
    this.notices = notices;
  }

  /**
   * Reads a limit; empty for none.
   *
   * @throws Refusal that says which numbers are allowed
   */
  static Optional<Long> read(String typed) {
    if (typed.equalsIgnoreCase(NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        WholeNumber.read(typed, MOST)
            .orElseThrow(() ->
                Refusal.meaningless(
                    "`%s` is no number of credits a month. A whole number from 0 to %d is allowed, written as in `1000`; `%s` removes the limit."
                        .formatted(Shown.of(typed), MOST, NONE))));
  }

  /**
   * Sets or removes a limit.
   *
   * @throws Refusal by the scheme's rules, and when it is that already
   */
  Change set(Tx tx, Seat actor, PersonRef who, Optional<Long> to) {
    Member member = changeable(tx, actor, who);
    if (to.equals(member.creditCap())) {
      throw new Refusal(
          to.map(MemberReplies::limit)
              .map(limit -> "The limit of %s is %s already.".formatted(member.inSentence(), limit))
              .orElseGet(() -> "%s has no limit already.".formatted(member.inSentence())));
    }
    return apply(tx, actor, member, to, tx.version());
  }

  /**
   * Gives the former limit back.
   *
   * @throws Refusal by the scheme's rules, and when somebody set it again meanwhile
   */
  Change undo(Tx tx, Seat actor, PersonRef who, Optional<Long> to, Decided undone) {
    members.requireStill(tx.sql(), actor, who);
    Member member = changeable(tx, actor, who);
    if (!undone.isNewest(member.capVersion())) {
      throw new Refusal(
          "This cannot be undone any more: the limit of %s was set again meanwhile."
              .formatted(member.inSentence()));
    }
    return apply(tx, actor, member, to, undone.before());
  }

  /** Whose limit it is decides: one's own is a matter of billing, others' of the target rule. */
  private Member changeable(Tx tx, Seat actor, PersonRef who) {
    Member member = members.load(tx.sql(), actor, who);
    var request = AccessRequest.of(actor, Permission.MEMBER_LIMIT);
    if (member.person().equals(actor.person())) {
      tx.require(request);
      tx.require(AccessRequest.of(actor, Permission.BILLING_MANAGE));
    } else {
      tx.require(request.onto(Members.roleOf(actor, member)));
    }
    return member;
  }

  private Change apply(Tx tx, Seat actor, Member member, Optional<Long> to, long decidedBy) {
    MemberTable.changeCap(tx.sql(), member.id(), to, decidedBy);
    tx.audit(
        AuditEvent.changed(
            "member.limit",
            "membership",
            member.id(),
            Map.of("limit", word(member.creditCap())),
            Map.of("limit", word(to), "person", member.person().toString())));
    notices.limited(tx, actor, member, to);
    return new Change(member, to, tx.version());
  }

  /** How a limit is typed, carried and audited. */
  static String word(Optional<Long> limit) {
    return limit.map(credits -> Long.toString(credits)).orElse(NONE);
  }
}
