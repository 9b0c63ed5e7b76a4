package dev.roster.invite;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.command.PersonRef;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.Sent.Outcome;
import dev.roster.member.Members;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.EmailAddress;
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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sends, resends and cancels invitations. */
final class Invitations {

  /** D23. */
  static final Duration LIFE = Duration.ofDays(7);

  private final Orgs orgs;
  private final Members members;
  private final Tokens tokens;
  private final InvitationOutbox outbox;

  Invitations(Orgs orgs, Members members, Tokens tokens, InvitationOutbox outbox) {
    this.orgs = orgs;
    this.members = members;
    this.tokens = tokens;
    this.outbox = outbox;
  }

  /**
   * Ends what has run out, so that it holds no seat (X21). Every change that counts seats or looks
   * for live invitations begins with it.
   */
  static void expireOverdue(Tx tx) {
    for (UUID id : InvitationTable.overdue(tx.sql(), tx.org(), tx.now())) {
      InvitationTable.end(tx.sql(), tx.org(), id, State.EXPIRED, tx.now(), null);
      tx.audit(ended(id, State.EXPIRED));
    }
  }

  static AuditEvent ended(UUID id, State state) {
    return AuditEvent.changed(
        "invitation." + state.word(),
        "invitation",
        id,
        Map.of("state", State.PENDING.word()),
        Map.of("state", state.word()));
  }

  /** Invites people; each has an outcome of their own. */
  Sent send(Tx tx, Seat actor, List<Invitees.Found> named, Role role, Optional<String> message) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE).granting(role));
    expireOverdue(tx);
    var done = new ArrayList<Invitee>();
    var outcomes = new ArrayList<Outcome>();
    Org org = orgs.get(tx.sql(), tx.org());
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
              : obstacle(tx.sql(), actor, invitee);
      if (obstacle.isEmpty() && left == 0) {
        obstacle = Optional.of("was not invited: " + full(org));
      }
      if (obstacle.isPresent()) {
        outcomes.add(new Outcome.Not(invitee.shown(), obstacle.get()));
        continue;
      }
      done.add(invitee);
      left--;
      outcomes.add(new Outcome.Invited(insert(tx, actor, invitee, role, message)));
    }
    var sent = new Sent(outcomes);
    if (sent.invited().isEmpty()) {
      tx.leaveUnchanged();
    } else {
      outbox.send(tx, sent.invited(), orgs.connections(tx.sql(), tx.org()));
    }
    return sent;
  }

  private Optional<String> obstacle(Handle sql, Seat actor, Invitee invitee) {
    boolean isMember =
        invitee.email().flatMap(email -> members.byEmail(sql, actor.org(), email)).isPresent()
            || invitee
                .account()
                .flatMap(account -> members.byAccount(sql, actor.org(), account))
                .isPresent();
    if (isMember) {
      return Optional.of("is in " + actor.orgName() + " already");
    }
    return live(sql, actor.org(), invitee)
        .map(invitation ->
            "is invited already; `/invite resend %s` sends it again"
                .formatted(invitation.email().orElse(invitee.word())));
  }

  private static Optional<Invitation> live(Handle sql, UUID org, Invitee invitee) {
    return InvitationTable.newest(
            sql,
            org,
            invitee.email().map(EmailAddress::normalised).orElse(null),
            invitee.account().map(Account::toString).orElse(null))
        .filter(invitation -> invitation.state() == State.PENDING);
  }

  /** D26 to D30. */
  private static String full(Org org) {
    int seats = org.planSeats().orElse(0);
    return "the plan %s has room for %s and all of it is taken. A bigger plan makes room; for more than any plan, contact sales"
        .formatted(org.planTitle(), seats == 1 ? "1 person" : seats + " people");
  }

  private Invitation insert(
      Tx tx, Seat actor, Invitee invitee, Role role, Optional<String> message) {
    UUID id = Transactions.newId();
    Instant expires = tx.now().plus(LIFE);
    InvitationTable.insert(
        tx.sql(),
        tx.now(),
        id,
        tx.org(),
        invitee,
        role.name(),
        message,
        tokens.hashOf(id, 1),
        actor.person(),
        expires);
    var personal = new HashMap<String, String>();
    invitee.email().ifPresent(email -> personal.put("email", email.typed()));
    invitee.name().ifPresent(name -> personal.put("name", name));
    var after = new HashMap<String, String>();
    after.put("role", role.name());
    after.put("state", State.PENDING.word());
    after.put("expires", expires.toString());
    invitee.account().ifPresent(account -> after.put("account", account.toString()));
    tx.audit(AuditEvent.created("invitation.sent", "invitation", id, after).saying(personal));
    return InvitationTable.find(tx.sql(), id).orElseThrow();
  }

  /** Sends an invitation again: a new link, a new week; the old link is dead (D19 to D25). */
  Invitation resend(Tx tx, Seat actor, PersonRef who) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    expireOverdue(tx);
    Invitation before = get(tx.sql(), actor, who);
    switch (before.state()) {
      case PENDING -> requireCooledDown(tx, actor, before);
      case EXPIRED -> requireRoom(tx);
      case ACCEPTED ->
          throw new Refusal(
              "%s has accepted already; there is nothing to send again."
                  .formatted(before.invitee()));
      case DECLINED, CANCELLED ->
          throw new Refusal(
              "The invitation of %s was %s. `/invite send` makes a new one."
                  .formatted(before.invitee(), before.state().word()));
    }
    Role role = roleOf(actor, before);
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
    outbox.send(tx, List.of(after), orgs.connections(tx.sql(), tx.org()));
    return after;
  }

  /** X13. */
  private static void requireCooledDown(Tx tx, Seat actor, Invitation invitation) {
    long minutes = Long.parseLong(actor.scheme().policy("invite.resend_cooldown"));
    Instant from = invitation.sentAt().plus(Duration.ofMinutes(minutes));
    if (tx.now().isBefore(from)) {
      long left = Math.max(1, (Duration.between(tx.now(), from).toSeconds() + 59) / 60);
      throw new Refusal(
          "The last mail to %s is on its way; ask them to look into the spam folder too. It can be sent again in %d %s."
              .formatted(invitation.invitee(), left, left == 1 ? "minute" : "minutes"));
    }
  }

  private void requireRoom(Tx tx) {
    Org org = orgs.get(tx.sql(), tx.org());
    if (org.seatsLeft().orElse(1) == 0) {
      throw new Refusal("The invitation has expired, and " + full(org) + ".");
    }
  }

  /** Cancels a pending invitation; its link is dead at once. */
  Invitation cancel(Tx tx, Seat actor, PersonRef who) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    expireOverdue(tx);
    Invitation invitation = get(tx.sql(), actor, who);
    if (invitation.state() != State.PENDING) {
      throw new Refusal(
          "The invitation of %s is %s already; only a pending one can be cancelled."
              .formatted(invitation.invitee(), invitation.state().word()));
    }
    end(tx, invitation, State.CANCELLED, null);
    return invitation;
  }

  /** Cancels those of a batch that are still pending; how many. */
  int withdraw(Tx tx, Seat actor, List<UUID> ids) {
    tx.require(AccessRequest.of(actor, Permission.INVITE_CREATE));
    expireOverdue(tx);
    int withdrawn = 0;
    for (UUID id : ids) {
      Optional<Invitation> pending =
          InvitationTable.find(tx.sql(), id)
              .filter(i -> i.org().equals(tx.org()) && i.state() == State.PENDING);
      if (pending.isPresent()) {
        end(tx, pending.get(), State.CANCELLED, null);
        withdrawn++;
      }
    }
    if (withdrawn == 0) {
      throw new Refusal(
          "There is nothing to undo any more: everybody has answered, or was cancelled already.");
    }
    return withdrawn;
  }

  /** Makes a cancelled invitation pending again, with the link it had. */
  Invitation reopen(Tx tx, Seat actor, UUID id) {
    expireOverdue(tx);
    Invitation invitation =
        InvitationTable.find(tx.sql(), id)
            .filter(i -> i.org().equals(tx.org()))
            .orElseThrow(() -> new Refusal("This invitation does not exist any more."));
    tx.require(
        AccessRequest.of(actor, Permission.INVITE_CREATE).granting(roleOf(actor, invitation)));
    boolean possible =
        invitation.state() == State.CANCELLED
            && tx.now().isBefore(invitation.expiresAt())
            && live(tx.sql(), tx.org(), invitee(invitation)).isEmpty();
    if (!possible) {
      throw new Refusal("This cannot be undone any more. `/invite send` makes a new invitation.");
    }
    requireRoom(tx);
    InvitationTable.reopen(tx.sql(), tx.org(), id);
    tx.audit(
        AuditEvent.changed(
            "invitation.reopened",
            "invitation",
            id,
            Map.of("state", State.CANCELLED.word()),
            Map.of("state", State.PENDING.word())));
    Invitation reopened = InvitationTable.find(tx.sql(), id).orElseThrow();
    outbox.updateCards(tx, reopened.id());
    return reopened;
  }

  /** Ends a pending invitation, and brings its cards up to date. */
  void end(Tx tx, Invitation invitation, State state, @Nullable UUID member) {
    if (!InvitationTable.end(tx.sql(), tx.org(), invitation.id(), state, tx.now(), member)) {
      throw new Refusal("This invitation was answered meanwhile.");
    }
    tx.audit(ended(invitation.id(), state));
    outbox.updateCards(tx, invitation.id());
  }

  /** Tells whoever sent it that it was answered. */
  void tellInviter(Tx tx, Invitation invitation) {
    outbox.tellInviter(tx, invitation.id());
  }

  private static Invitee invitee(Invitation invitation) {
    return new Invitee(
        invitation.invitee(),
        invitation.email().flatMap(EmailAddress::parse),
        invitation.account(),
        invitation.name());
  }

  /** The role that an invitation hands out. */
  static Role roleOf(Seat actor, Invitation invitation) {
    return actor
        .scheme()
        .role(invitation.role())
        .orElseThrow(() ->
            new Refusal(
                "The role `" + invitation.role() + "` does not exist in this org any more."));
  }

  /**
   * The newest invitation of somebody.
   *
   * @throws Refusal when they were never invited
   */
  Invitation get(Handle sql, Seat actor, PersonRef who) {
    Optional<Invitation> found =
        switch (who) {
          case PersonRef.ByEmail(var address) ->
              EmailAddress.parse(address)
                  .flatMap(e -> InvitationTable.newest(sql, actor.org(), e.normalised(), null));
          case PersonRef.ByAccount(var account) ->
              InvitationTable.newest(sql, actor.org(), null, account.toString());
          case PersonRef.ById(var id) ->
              InvitationTable.find(sql, id).filter(i -> i.org().equals(actor.org()));
        };
    return found.orElseThrow(() ->
        new Refusal(
            "`%s` was never invited to %s. `/invite list` shows who was."
                .formatted(who.words(), actor.orgName())));
  }
}
