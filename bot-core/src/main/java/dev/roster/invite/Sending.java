package dev.roster.invite;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.command.Context;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.Sent.Outcome;
import dev.roster.org.Org;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Block;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
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

  /** Minutes before a mail that was given up is tried with a new link. */
  private static final long AFTER_PARKED = 1;

  private final Invitations invitations;
  private final Seating seating;
  private final Vouching vouching;
  private final Tokens tokens;
  private final InvitationOutbox outbox;

  Sending(
      Invitations invitations,
      Seating seating,
      Vouching vouching,
      Tokens tokens,
      InvitationOutbox outbox) {
    this.invitations = invitations;
    this.seating = seating;
    this.vouching = vouching;
    this.tokens = tokens;
    this.outbox = outbox;
  }

  /**
   * Invites people; each has an outcome of their own.
   *
   * @param evenSuspicious whether somebody said that addresses which look like others are meant
   */
  Sent send(Tx tx, Seat actor, List<Invitees.Found> named, Offer offer, boolean evenSuspicious) {
    vouching.require(tx, actor, offer.role(), offer.team());
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
        outcomes.add(new Outcome.Not(invitee.shown(), Seating.full(org), true, Optional.empty()));
        continue;
      }
      if (obstacle.isPresent()) {
        outcomes.add(new Outcome.Not(invitee.shown(), obstacle.get()));
        continue;
      }
      Optional<Suspicion> suspicion =
          invitee
              .email()
              .filter(email -> invitee.account().isEmpty())
              .flatMap(email -> Suspicion.of(tx.sql(), tx.org(), actor.person(), email));
      if (suspicion.filter(one -> one.refused() || !evenSuspicious).isPresent()) {
        outcomes.add(held(invitee, suspicion.get()));
        continue;
      }
      done.add(invitee);
      left--;
      outcomes.add(new Outcome.Invited(insert(tx, actor, invitee, offer, suspicion)));
    }
    var sent = new Sent(outcomes);
    if (sent.invited().isEmpty()) {
      tx.leaveUnchanged();
    } else {
      outbox.send(tx, sent.invited(), seating.connections(tx));
    }
    return sent;
  }

  /** What can be done about a full plan; nothing when everybody found room. */
  List<Block> moreRoom(Context context, Tx tx, Sent sent) {
    return sent.lacksRoom() ? seating.moreRoom(context, tx) : List.of();
  }

  private static Outcome held(Invitee invitee, Suspicion suspicion) {
    return new Outcome.Not(
        invitee.shown(),
        suspicion.why(),
        false,
        suspicion.refused() ? Optional.empty() : invitee.email().map(EmailAddress::typed));
  }

  private Invitation insert(
      Tx tx, Seat actor, Invitee invitee, Offer offer, Optional<Suspicion> suspicion) {
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
    suspicion.ifPresent(one -> after.put("lookalike", "sent anyway"));
    invitee.account().ifPresent(account -> after.put("account", account.toString()));
    tx.audit(AuditEvent.created("invitation.sent", "invitation", id, after).saying(personal));
    return InvitationTable.find(tx.sql(), id).orElseThrow();
  }

  /**
   * An invitation that was sent again.
   *
   * @param before as it was
   * @param after as it is
   */
  record Resent(Invitation before, Invitation after) {}

  /**
   * Sends an invitation again: a new link, a new week; the old link is dead (D19 to D25). Whoever
   * does so vouches for it from now on.
   */
  Resent resend(Tx tx, Seat actor, PersonRef who) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    Invitations.expireOverdue(tx);
    Invitation before = invitations.get(tx.sql(), actor, who);
    requireResendable(before);
    vouching.require(tx, actor, before);
    if (before.state() == State.PENDING) {
      requireOutside(tx, actor, before);
      requireCooledDown(tx, actor, before);
    } else {
      requireNoObstacle(tx, actor, before);
      seating.requireRoom(tx, actor);
    }
    Instant expires = tx.now().plus(LIFE);
    InvitationTable.renew(
        tx.sql(),
        before,
        tokens.hashOf(before.id(), before.generation() + 1),
        actor.person(),
        tx.now(),
        expires);
    tx.audit(
        AuditEvent.changed(
            "invitation.resent",
            "invitation",
            before.id(),
            values(before.state(), before.expiresAt(), before.invitedBy()),
            values(State.PENDING, expires, actor.person())));
    Invitation after = InvitationTable.find(tx.sql(), before.id()).orElseThrow();
    // The cards that are out still name who sent it before, and until when.
    outbox.updateCards(tx, after.id());
    outbox.send(tx, List.of(after), seating.connections(tx));
    return new Resent(before, after);
  }

  private static Map<String, String> values(State state, Instant expires, UUID inviter) {
    return Map.of(
        "state", state.word(), "expires", expires.toString(), "inviter", inviter.toString());
  }

  private static void requireResendable(Invitation before) {
    switch (before.state()) {
      case PENDING, EXPIRED -> {}
      case ACCEPTED ->
          throw new Refusal(
              "%s has accepted already; there is nothing to send again."
                  .formatted(Shown.of(before.invitee())));
      case DECLINED, CANCELLED ->
          throw new Refusal(
              "The invitation of %s was %s. `/invite send` makes a new one."
                  .formatted(Shown.of(before.invitee()), before.state().word()));
    }
  }

  /** Whoever came in another way meanwhile needs no second mail. */
  private void requireOutside(Tx tx, Seat actor, Invitation invitation) {
    if (invitations.isMember(tx.sql(), actor.org(), Invitee.of(invitation))) {
      throw new Refusal(
          "%s is in %s already. `/invite cancel %s` ends the invitation and frees its seat."
              .formatted(
                  Shown.of(invitation.invitee()),
                  actor.orgName(),
                  invitation.email().orElse("@somebody")));
    }
  }

  /** What came after an old invitation goes before it. */
  private void requireNoObstacle(Tx tx, Seat actor, Invitation invitation) {
    Optional<String> obstacle = invitations.obstacle(tx.sql(), actor, Invitee.of(invitation));
    if (obstacle.isPresent()) {
      throw new Refusal("%s %s.".formatted(Shown.of(invitation.invitee()), obstacle.get()));
    }
  }

  /** X13; a mail that was given up is on no way any more. */
  private static void requireCooledDown(Tx tx, Seat actor, Invitation invitation) {
    long usual = Long.parseLong(actor.scheme().policy("invite.resend_cooldown"));
    boolean parked =
        invitation.mail().filter(mail -> mail.kind() == MailState.Kind.PARKED).isPresent();
    long minutes = parked ? Math.min(usual, AFTER_PARKED) : usual;
    Instant from = invitation.sentAt().plus(Duration.ofMinutes(minutes));
    if (tx.now().isBefore(from)) {
      long left = Math.max(1, (Duration.between(tx.now(), from).toSeconds() + 59) / 60);
      throw new Refusal(
          "The last mail to %s is on its way; ask them to look into the spam folder too. It can be sent again in %d %s."
              .formatted(Shown.of(invitation.invitee()), left, left == 1 ? "minute" : "minutes"));
    }
  }
}
