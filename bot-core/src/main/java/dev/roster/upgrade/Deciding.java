package dev.roster.upgrade;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Shown;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.store.Tx;
import dev.roster.upgrade.UpgradeRequest.State;
import java.util.List;
import java.util.Optional;

/**
 * Decides on requests. The requester asked for it, so the target rule, which protects people from
 * changes they did not ask for, has no say here; but nobody decides on their own request, through
 * whichever of their accounts.
 */
final class Deciding {

  private final Requests requests;
  private final Members members;
  private final Tellings tellings;

  Deciding(Requests requests, Members members, Tellings tellings) {
    this.requests = requests;
    this.members = members;
    this.tellings = tellings;
  }

  /**
   * What came of a decision.
   *
   * @param request as it is now
   * @param decided whether this very decision counts; otherwise it was over before
   * @param was the tier that the requester had
   * @param is the tier that they have
   * @param version the change of the org
   * @param before the change that had set the tier before; empty for the first
   */
  record Outcome(
      UpgradeRequest request,
      boolean decided,
      Held was,
      Held is,
      long version,
      Optional<Long> before) {

    static Outcome over(UpgradeRequest request, long version) {
      return new Outcome(request, false, Held.BASE, Held.BASE, version, Optional.empty());
    }

    /** Whether the tier, or its end, was changed by it. */
    boolean changed() {
      return !was.equals(is);
    }
  }

  /**
   * Decides.
   *
   * @throws Refusal for the requester, for who lacks the right, and for approving somebody who left
   *     or is suspended
   */
  Outcome decide(Tx tx, Seat actor, String code, State verdict, Optional<String> reason) {
    tx.require(AccessRequest.of(actor, Permission.UPGRADE_APPROVE));
    UpgradeRequest request = Requests.get(tx.sql(), actor, code);
    if (request.state() != State.PENDING) {
      tx.leaveUnchanged();
      return Outcome.over(request, tx.version());
    }
    if (!request.isOpenAt(tx.now())) {
      return Outcome.over(requests.expire(tx, request), tx.version());
    }
    requireSomebodyElse(tx, actor, request);
    Optional<Member> member = members.byPerson(tx.sql(), actor.org(), request.requester());
    boolean approves = verdict == State.APPROVED;
    if (approves) {
      requireActive(actor, request, member);
    }
    Held was = member.map(one -> TierTable.held(tx.sql(), one.id()).at(tx.now())).orElse(Held.BASE);
    Held is = approves ? was.granted(request.term(), tx.now()) : was;
    if (approves) {
      UpgradeTable.grant(tx.sql(), request.id(), is.until().orElse(null));
    }
    UpgradeRequest ended = requests.end(tx, request, verdict, actor.person(), reason, false);
    Optional<Long> before =
        was.equals(is)
            ? Optional.empty()
            : Tiers.apply(tx, member.orElseThrow(), is, Optional.of(tx.version()));
    tellings.decided(tx, actor, ended, is);
    return new Outcome(ended, true, was, is, tx.version(), before);
  }

  private static void requireSomebodyElse(Tx tx, Seat actor, UpgradeRequest request) {
    if (Approvers.isOne(tx.sql(), actor.person(), request.requester())) {
      String others =
          Approvers.of(tx.sql(), actor.org(), actor.scheme(), List.of(actor.person()), Card.NAMED)
              .names(Card.NAMED);
      throw new Refusal(
          (request.isOf(actor.person())
                  ? "This is your own request, and nobody decides on their own. "
                  : "This request comes from another account with your address, and nobody decides"
                      + " on their own. ")
              + (others.isEmpty()
                  ? "Nobody else can decide right now."
                  : "Who could: %s.".formatted(others.replace('`', ' '))));
    }
  }

  private static void requireActive(Seat actor, UpgradeRequest request, Optional<Member> member) {
    String name = Shown.of(request.requesterName());
    if (member.isEmpty()) {
      throw new Refusal(
          "%s is not in %s any more, so there is nobody to give Pro to. `/upgrade deny %s` closes the request."
              .formatted(name, actor.orgName(), request.code()));
    }
    if (!member.get().status().equals("active")) {
      throw new Refusal(
          ("%s is suspended. Reactivate them first with `/member reactivate`, or close the request with"
                  + " `/upgrade deny %s`.")
              .formatted(name, request.code()));
    }
  }

  /**
   * What an approval was taken back to.
   *
   * @param to the tier that the requester has again
   */
  record Undone(UpgradeRequest request, Held to) {}

  /**
   * Takes an approval back: the requester has the tier again that they had, with its end.
   *
   * @param former that tier
   * @param version the change that is undone
   * @param before the change before it, in force again then
   * @throws Refusal when somebody set the tier again meanwhile
   */
  Undone undo(Tx tx, Seat actor, String code, Held former, long version, Optional<Long> before) {
    tx.require(AccessRequest.of(actor, Permission.UPGRADE_APPROVE));
    UpgradeRequest request = Requests.get(tx.sql(), actor, code);
    requireSomebodyElse(tx, actor, request);
    Member member =
        members
            .byPerson(tx.sql(), actor.org(), request.requester())
            .orElseThrow(() ->
                new Refusal(
                    "This cannot be undone any more: %s is not in %s any more."
                        .formatted(Shown.of(request.requesterName()), actor.orgName())));
    Tiers.requireLast(tx, member, version);
    Held to = Tiers.giveBack(tx, member, former, before);
    UpgradeRequest undone = requests.undo(tx, request, actor.person());
    tellings.undone(tx, actor, member, to, Optional.of(undone));
    return new Undone(undone, to);
  }
}
