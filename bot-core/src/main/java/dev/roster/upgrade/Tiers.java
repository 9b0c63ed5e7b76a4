package dev.roster.upgrade;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.store.Tx;
import dev.roster.upgrade.UpgradeRequest.State;
import java.util.Map;
import java.util.Optional;

/** Sets tiers: the one place that does, whatever led to it. */
final class Tiers {

  private final Members members;
  private final Requests requests;
  private final Tellings tellings;

  Tiers(Members members, Requests requests, Tellings tellings) {
    this.members = members;
    this.requests = requests;
    this.tellings = tellings;
  }

  /**
   * A tier that was set.
   *
   * @param member as they were before
   * @param settled the request that it answered
   * @param version the change of the org that did it
   * @param before the change that had set the tier before; empty for the first
   */
  record Change(
      Member member,
      Tier from,
      Tier to,
      Optional<UpgradeRequest> settled,
      long version,
      Optional<Long> before) {}

  /**
   * Sets somebody's tier (A11, A26); a pending request of theirs for it is answered by that.
   *
   * @throws Refusal by the scheme's rules, and when they have it already
   */
  Change set(Tx tx, Seat actor, PersonRef who, Tier to) {
    Member member = members.load(tx.sql(), actor, who);
    requireRight(tx, actor, member);
    Tier from = Tier.of(member.tier());
    if (from == to) {
      throw new Refusal(
          member.person().equals(actor.person())
              ? "You are on %s already.".formatted(to.title())
              : "%s is on %s already.".formatted(Shown.of(member.name()), to.title()));
    }
    Optional<Long> before = apply(tx, member, to, Optional.of(tx.version()));
    Optional<UpgradeRequest> settled =
        to == Tier.PRO ? settle(tx, actor, member) : Optional.empty();
    if (!member.person().equals(actor.person())) {
      tellings.tierSet(tx, actor, member, to, settled);
    }
    return new Change(member, from, to, settled, tx.version(), before);
  }

  /** Whose tier it is decides: one's own is a matter of billing, others' of the target rule. */
  private static void requireRight(Tx tx, Seat actor, Member member) {
    if (Approvers.isOne(tx.sql(), actor.person(), member.person())) {
      tx.require(AccessRequest.of(actor, Permission.MEMBER_TIER));
      tx.require(AccessRequest.of(actor, Permission.BILLING_MANAGE));
    } else {
      tx.require(
          AccessRequest.of(actor, Permission.MEMBER_TIER).onto(Members.roleOf(actor, member)));
    }
  }

  private Optional<UpgradeRequest> settle(Tx tx, Seat actor, Member member) {
    Optional<UpgradeRequest> live = UpgradeTable.liveOf(tx.sql(), actor.org(), member.person());
    if (live.isEmpty()) {
      return live;
    }
    if (!live.get().isOpenAt(tx.now())) {
      requests.expire(tx, live.get());
      return Optional.empty();
    }
    return Optional.of(
        requests.end(tx, live.get(), State.APPROVED, actor.person(), Optional.empty(), true));
  }

  /**
   * Sets the tier and leaves the event; decides nothing.
   *
   * @param decidedBy the change that counts as having set it; empty for the first tier
   * @return the change that had set it before; empty for the first
   */
  static Optional<Long> apply(Tx tx, Member member, Tier to, Optional<Long> decidedBy) {
    Optional<Long> before = UpgradeTable.tierVersion(tx.sql(), member.id());
    UpgradeTable.setTier(tx.sql(), member.id(), to, decidedBy.orElse(null));
    tx.audit(
        AuditEvent.changed(
            "member.tier",
            "membership",
            member.id(),
            Map.of("tier", member.tier()),
            Map.of("tier", to.word(), "person", member.person().toString())));
    return before;
  }

  /**
   * Gives the former tier back after {@link #set}.
   *
   * @param version the change that is undone
   * @param before the change before it, in force again then
   * @throws Refusal when somebody set the tier again meanwhile
   */
  Change undo(
      Tx tx,
      Seat actor,
      PersonRef who,
      Tier to,
      long version,
      Optional<Long> before,
      Optional<String> code) {
    members.requireStill(tx.sql(), actor, who);
    Member member = members.load(tx.sql(), actor, who);
    requireRight(tx, actor, member);
    requireLast(tx, member, version);
    apply(tx, member, to, before);
    Optional<UpgradeRequest> settled =
        code.map(word -> Requests.get(tx.sql(), actor, word))
            .map(request -> requests.undo(tx, request, actor.person()));
    if (!member.person().equals(actor.person())) {
      tellings.undone(tx, actor, member, to, settled);
    }
    return new Change(member, Tier.of(member.tier()), to, settled, tx.version(), before);
  }

  /** Refuses to undo what is not the last change of somebody's tier. */
  static void requireLast(Tx tx, Member member, long version) {
    if (!UpgradeTable.isTierOf(tx.sql(), member.id(), version)) {
      throw new Refusal(
          "This cannot be undone any more: the tier of %s was set again meanwhile."
              .formatted(Shown.of(member.name())));
    }
  }
}
