package dev.roster.invite;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes invitations back, and takes that back. */
final class Withdrawing {

  private final Invitations invitations;
  private final Seating seating;
  private final Vouching vouching;
  private final InvitationOutbox outbox;

  Withdrawing(
      Invitations invitations, Seating seating, Vouching vouching, InvitationOutbox outbox) {
    this.invitations = invitations;
    this.seating = seating;
    this.vouching = vouching;
    this.outbox = outbox;
  }

  /** Cancels a pending invitation; its link is dead at once. */
  Invitation cancel(Tx tx, Seat actor, PersonRef who) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    Invitations.expireOverdue(tx);
    Invitation invitation = invitations.get(tx.sql(), actor, who);
    if (invitation.state() != State.PENDING) {
      throw new Refusal(
          "The invitation of %s is %s already; only a pending one can be cancelled."
              .formatted(Shown.of(invitation.invitee()), invitation.state().word()));
    }
    invitations.end(tx, invitation, State.CANCELLED, null);
    return invitation;
  }

  /**
   * What came of taking a batch back.
   *
   * @param cancelled how many are
   * @param over how many were answered, ran out or were cancelled before
   * @param resent how many somebody else sent again since, by who that is
   */
  record Withdrawn(int cancelled, int over, Map<String, Integer> resent) {}

  /**
   * Cancels those of a batch that are still pending. Whoever sent one again vouches for it since
   * then: that is a newer decision, and stands.
   *
   * @param version the change that sent them
   */
  Withdrawn withdraw(Tx tx, Seat actor, long version) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    Invitations.expireOverdue(tx);
    var mine = new ArrayList<Invitation>();
    int over = 0;
    var resent = new LinkedHashMap<String, Integer>();
    for (Invitation invitation : LiveInvitations.sentBy(tx.sql(), tx.org(), version)) {
      if (invitation.state() != State.PENDING) {
        over++;
      } else if (!invitation.invitedBy().equals(actor.person())) {
        resent.merge(invitation.inviterName(), 1, Integer::sum);
      } else {
        mine.add(invitation);
      }
    }
    var withdrawn = new Withdrawn(invitations.cancel(tx, mine), over, resent);
    if (mine.isEmpty()) {
      throw new Refusal(
          "There is nothing to undo any more: " + InvitationReplies.standing(withdrawn));
    }
    return withdrawn;
  }

  /** Makes a cancelled invitation pending again, with the link it had. */
  Invitation reopen(Tx tx, Seat actor, UUID id) {
    Invitations.expireOverdue(tx);
    Invitation invitation =
        InvitationTable.find(tx.sql(), id)
            .filter(i -> i.org().equals(tx.org()))
            .orElseThrow(() -> new Refusal("This invitation does not exist any more."));
    vouching.require(tx, actor, invitation);
    if (!Invitations.isNewest(tx.sql(), invitation)) {
      throw over("somebody decided anew since whether %s is invited", invitation);
    }
    if (invitation.state() != State.CANCELLED) {
      throw over("the invitation of %s is not cancelled", invitation);
    }
    if (!tx.now().isBefore(invitation.expiresAt())) {
      throw over("the time of the invitation of %s is over", invitation);
    }
    if (invitations.obstacle(tx.sql(), actor, Invitee.of(invitation)).isPresent()) {
      throw over("%s is in or invited by other means", invitation);
    }
    seating.requireRoom(tx, actor);
    Invitation reopened = reopen(tx, invitation);
    outbox.sendAnew(tx, List.of(reopened), seating.connections(tx));
    return reopened;
  }

  private static Refusal over(String why, Invitation invitation) {
    return new Refusal(
        "This cannot be undone any more: %s. `/invite send` makes a new invitation."
            .formatted(why.formatted(Shown.of(invitation.invitee()))));
  }

  private static Invitation reopen(Tx tx, Invitation invitation) {
    InvitationTable.reopen(tx.sql(), tx.now(), tx.org(), invitation.id());
    tx.audit(
        AuditEvent.changed(
            "invitation.reopened",
            "invitation",
            invitation.id(),
            Map.of("state", State.CANCELLED.word()),
            Map.of("state", State.PENDING.word())));
    return InvitationTable.find(tx.sql(), invitation.id()).orElseThrow();
  }

  /**
   * Makes pending again what the end of somebody's membership cancelled, in the change that takes
   * that end back. They vouch for it as before, so it is asked of nobody else.
   *
   * @param actor who takes it back
   * @param version the change that cancelled them
   */
  Reopened reopenAll(Tx tx, Seat actor, UUID sender, long version) {
    List<Invitation> cancelled = LiveInvitations.cancelledBy(tx.sql(), tx.org(), version, sender);
    if (cancelled.isEmpty()) {
      return Reopened.NONE;
    }
    boolean invites = actor.scheme().policy("join.invite").equals("on");
    int left = seating.org(tx).seatsLeft().orElse(Integer.MAX_VALUE);
    var reopened = new ArrayList<Invitation>();
    var kept = new LinkedHashMap<String, Integer>();
    for (Invitation invitation : cancelled) {
      Optional<String> why = whyOver(tx, actor, invitation, invites, left - reopened.size());
      if (why.isPresent()) {
        kept.merge(why.get(), 1, Integer::sum);
      } else {
        reopened.add(reopen(tx, invitation));
      }
    }
    outbox.sendAnew(tx, reopened, seating.connections(tx));
    return new Reopened(reopened.size(), kept);
  }

  private Optional<String> whyOver(
      Tx tx, Seat actor, Invitation invitation, boolean invites, int seats) {
    if (!invites) {
      return Optional.of("nobody is invited any more");
    }
    if (invitation.state() != State.CANCELLED || !tx.now().isBefore(invitation.expiresAt())) {
      return Optional.of("its time is over");
    }
    if (!Invitations.isNewest(tx.sql(), invitation)
        || invitations.obstacle(tx.sql(), actor, Invitee.of(invitation)).isPresent()) {
      return Optional.of("whoever it was for is in or invited anew");
    }
    return seats <= 0 ? Optional.of("the plan has no room") : Optional.empty();
  }
}
