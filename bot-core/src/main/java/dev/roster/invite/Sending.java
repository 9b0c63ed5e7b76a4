package dev.roster.invite;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.Sent.Outcome;
import dev.roster.org.Org;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import dev.roster.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sends invitations, for the first time and again. */
final class Sending {

  /** D23. */
  static final Duration LIFE = Duration.ofDays(7);

  private final Invitations invitations;
  private final Seating seating;
  private final Tokens tokens;
  private final InvitationOutbox outbox;

  Sending(Invitations invitations, Seating seating, Tokens tokens, InvitationOutbox outbox) {
    this.invitations = invitations;
    this.seating = seating;
    this.tokens = tokens;
    this.outbox = outbox;
  }

  /** Invites people; each has an outcome of their own. */
  Sent send(Tx tx, Seat actor, List<Invitees.Found> named, Offer offer) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE).granting(offer.role()));
    offer.team().ifPresent(team -> tx.require(Teams.adding(actor, team)));
    Invitations.expireOverdue(tx);
    var done = new ArrayList<Invitee>();
    var outcomes = new ArrayList<Outcome>();
    Org org = seating.org(tx);
    int left = org.seatsLeft().orElse(Integer.MAX_VALUE);
    for (Invitees.Found found : named) {
      if (found instanceof Invitees.Found.Nobody(var outcome)) {
        outcomes.add(outcome);
        continue;
      }
      Invitee invitee = ((Invitees.Found.Somebody) found).invitee();
      Optional<String> obstacle =
          done.stream().anyMatch(invitee::isSame)
              ? Optional.of("is named twice; one invitation is enough")
              : invitations.obstacle(tx.sql(), actor, invitee);
      if (obstacle.isEmpty() && left == 0) {
        obstacle = Optional.of("was not invited: " + Seating.full(org));
      }
      if (obstacle.isPresent()) {
        outcomes.add(new Outcome.Not(invitee.shown(), obstacle.get()));
        continue;
      }
      done.add(invitee);
      left--;
      outcomes.add(new Outcome.Invited(insert(tx, actor, invitee, offer)));
    }
    var sent = new Sent(outcomes);
    if (sent.invited().isEmpty()) {
      tx.leaveUnchanged();
    } else {
      outbox.send(tx, sent.invited(), seating.connections(tx));
    }
    return sent;
  }

  private Invitation insert(Tx tx, Seat actor, Invitee invitee, Offer offer) {
    UUID id = Transactions.newId();
    Instant expires = tx.now().plus(LIFE);
    InvitationTable.insert(
        tx.sql(),
        tx.now(),
        id,
        tx.org(),
        invitee,
        offer,
        tokens.hashOf(id, 1),
        actor.person(),
        expires);
    var personal = new HashMap<String, String>();
    invitee.email().ifPresent(email -> personal.put("email", email.typed()));
    invitee.name().ifPresent(name -> personal.put("name", name));
    var after = new HashMap<String, String>();
    after.put("role", offer.role().name());
    offer.team().ifPresent(team -> after.put("team", team.id().toString()));
    after.put("state", State.PENDING.word());
    after.put("expires", expires.toString());
    invitee.account().ifPresent(account -> after.put("account", account.toString()));
    tx.audit(AuditEvent.created("invitation.sent", "invitation", id, after).saying(personal));
    return InvitationTable.find(tx.sql(), id).orElseThrow();
  }

  /** Sends an invitation again: a new link, a new week; the old link is dead (D19 to D25). */
  Invitation resend(Tx tx, Seat actor, PersonRef who) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    Invitations.expireOverdue(tx);
    Invitation before = invitations.get(tx.sql(), actor, who);
    switch (before.state()) {
      case PENDING -> requireCooledDown(tx, actor, before);
      case EXPIRED -> {
        requireNoObstacle(tx, actor, before);
        seating.requireRoom(tx);
      }
      case ACCEPTED ->
          throw new Refusal(
              "%s has accepted already; there is nothing to send again."
                  .formatted(Shown.of(before.invitee())));
      case DECLINED, CANCELLED ->
          throw new Refusal(
              "The invitation of %s was %s. `/invite send` makes a new one."
                  .formatted(Shown.of(before.invitee()), before.state().word()));
    }
    Role role = Invitations.roleOf(actor, before);
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE).granting(role));
    Instant expires = tx.now().plus(LIFE);
    InvitationTable.renew(
        tx.sql(), before, tokens.hashOf(before.id(), before.generation() + 1), tx.now(), expires);
    tx.audit(
        AuditEvent.changed(
            "invitation.resent",
            "invitation",
            before.id(),
            Map.of("state", before.state().word(), "expires", before.expiresAt().toString()),
            Map.of("state", State.PENDING.word(), "expires", expires.toString())));
    Invitation after = InvitationTable.find(tx.sql(), before.id()).orElseThrow();
    outbox.send(tx, List.of(after), seating.connections(tx));
    return after;
  }

  /** What came after an old invitation goes before it. */
  private void requireNoObstacle(Tx tx, Seat actor, Invitation invitation) {
    Optional<String> obstacle = invitations.obstacle(tx.sql(), actor, Invitee.of(invitation));
    if (obstacle.isPresent()) {
      throw new Refusal("%s %s.".formatted(Shown.of(invitation.invitee()), obstacle.get()));
    }
  }

  /** X13. */
  private static void requireCooledDown(Tx tx, Seat actor, Invitation invitation) {
    long minutes = Long.parseLong(actor.scheme().policy("invite.resend_cooldown"));
    Instant from = invitation.sentAt().plus(Duration.ofMinutes(minutes));
    if (tx.now().isBefore(from)) {
      long left = Math.max(1, (Duration.between(tx.now(), from).toSeconds() + 59) / 60);
      throw new Refusal(
          "The last mail to %s is on its way; ask them to look into the spam folder too. It can be sent again in %d %s."
              .formatted(Shown.of(invitation.invitee()), left, left == 1 ? "minute" : "minutes"));
    }
  }
}
