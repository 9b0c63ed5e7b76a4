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
import java.util.HashMap;
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
   * @param from what they had
   * @param to what they have
   * @param settled the request that it answered
   * @param version the change of the org that did it
   * @param before the change that had set the tier before; empty for the first
   */
  record Change(
      Member member,
      Held from,
      Held to,
      Optional<UpgradeRequest> settled,
      long version,
      Optional<Long> before) {}

  /**
   * Sets somebody's tier (A11, A26); a pending request of theirs for it is answered by that.
   *
   * @param term for how long from now on, only for Pro; empty for no end
   * @throws Refusal by the scheme's rules, for Base with an end, and when they have it already
   */
  Change set(Tx tx, Seat actor, PersonRef who, Tier tier, Optional<Term> term) {
    if (tier == Tier.BASE && term.isPresent()) {
      throw new Refusal(
          "Base has no end: `for` goes with `pro`, as in `/member tier ben@acme.test pro for:30d`.");
    }
    Member member = members.load(tx.sql(), actor, who);
    requireRight(tx, actor, member);
    Held from = TierTable.held(tx.sql(), member.id()).at(tx.now());
    Held to =
        term.map(length -> Held.until(length.from(tx.now()), length))
            .orElse(new Held(tier, Optional.empty()));
    if (from.equals(to)) {
      throw new Refusal(
          member.person().equals(actor.person())
              ? "You are on %s already.".formatted(to.words())
              : "%s is on %s already.".formatted(Shown.of(member.name()), to.words()));
    }
    Optional<Long> before = apply(tx, member, to, Optional.of(tx.version()));
    Optional<UpgradeRequest> settled =
        to.isPro() ? settle(tx, actor, member, to) : Optional.empty();
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

  private Optional<UpgradeRequest> settle(Tx tx, Seat actor, Member member, Held to) {
    Optional<UpgradeRequest> live = UpgradeTable.liveOf(tx.sql(), actor.org(), member.person());
    if (live.isEmpty()) {
      return live;
    }
    if (!live.get().isOpenAt(tx.now())) {
      requests.expire(tx, live.get());
      return Optional.empty();
    }
    UpgradeTable.grant(tx.sql(), live.get().id(), to.until().orElse(null));
    return Optional.of(
        requests.end(tx, live.get(), State.APPROVED, actor.person(), Optional.empty(), true));
  }

  /**
   * Sets the tier and leaves the event; decides nothing.
   *
   * @param decidedBy the change that counts as having set it; empty for the first tier
   * @return the change that had set it before; empty for the first
   */
  static Optional<Long> apply(Tx tx, Member member, Held to, Optional<Long> decidedBy) {
    return apply(tx, member, to, decidedBy, Map.of());
  }

  /**
   * The same.
   *
   * @param also what else the event says
   */
  static Optional<Long> apply(
      Tx tx, Member member, Held to, Optional<Long> decidedBy, Map<String, String> also) {
    Optional<Long> before = TierTable.version(tx.sql(), member.id());
    Held from = TierTable.held(tx.sql(), member.id());
    TierTable.set(tx.sql(), member.id(), from, to, decidedBy.orElse(null));
    to.until()
        .ifPresent(end ->
            TierTable.remindAt(tx.sql(), member.id(), Reminder.after(tx.now(), end).orElse(null)));
    var after = new HashMap<>(also);
    after.putAll(values(to));
    after.put("person", member.person().toString());
    tx.audit(AuditEvent.changed("member.tier", "membership", member.id(), values(from), after));
    return before;
  }

  private static Map<String, String> values(Held held) {
    return held.until()
        .map(end -> Map.of("tier", held.tier().word(), "until", end.toString()))
        .orElse(Map.of("tier", held.tier().word()));
  }

  /**
   * Gives the former tier back after {@link #set}, with its former end.
   *
   * @param former what they had; Base when that has ended meanwhile
   * @param version the change that is undone
   * @param before the change before it, in force again then
   * @throws Refusal when somebody set the tier again meanwhile
   */
  Change undo(
      Tx tx,
      Seat actor,
      PersonRef who,
      Held former,
      long version,
      Optional<Long> before,
      Optional<String> code) {
    members.requireStill(tx.sql(), actor, who);
    Member member = members.load(tx.sql(), actor, who);
    requireRight(tx, actor, member);
    requireLast(tx, member, version);
    Held from = TierTable.held(tx.sql(), member.id()).at(tx.now());
    Held to = giveBack(tx, member, former, before);
    Optional<UpgradeRequest> settled =
        code.map(word -> Requests.get(tx.sql(), actor, word))
            .map(request -> requests.undo(tx, request, actor.person()));
    if (!member.person().equals(actor.person())) {
      tellings.undone(tx, actor, member, to, settled);
    }
    return new Change(member, from, to, settled, tx.version(), before);
  }

  /** Puts a former tier in force again; what has ended since is Base by the change of now. */
  static Held giveBack(Tx tx, Member member, Held former, Optional<Long> before) {
    Held to = former.at(tx.now());
    apply(tx, member, to, to.equals(former) ? before : Optional.of(tx.version()));
    return to;
  }

  /** Refuses to undo what is not the last change of somebody's tier. */
  static void requireLast(Tx tx, Member member, long version) {
    if (!TierTable.isOf(tx.sql(), member.id(), version)) {
      throw new Refusal(
          "This cannot be undone any more: the tier of %s was set again meanwhile."
              .formatted(Shown.of(member.name())));
    }
  }
}
