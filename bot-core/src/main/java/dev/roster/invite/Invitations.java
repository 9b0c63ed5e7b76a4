package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Account;
import dev.roster.command.PersonRef;
import dev.roster.invite.Invitation.State;
import dev.roster.member.Members;
import dev.roster.person.EmailAddress;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What becomes of invitations, whoever acts on them. */
final class Invitations {

  /** Cards that are brought up to date where a whole org goes. */
  private static final int MOST_CARDS = 200;

  private final InvitationOutbox outbox;
  private final Members members;

  Invitations(InvitationOutbox outbox, Members members) {
    this.outbox = outbox;
    this.members = members;
  }

  /**
   * Ends what has run out, so that it holds no seat (X21). Every change that counts seats or looks
   * for live invitations begins with it.
   *
   * @return how many
   */
  static int expireOverdue(Tx tx) {
    List<UUID> overdue = InvitationTable.overdue(tx.sql(), tx.org(), tx.now());
    InvitationTable.endAll(tx.sql(), tx.org(), overdue, State.EXPIRED, tx.now());
    overdue.forEach(id -> tx.audit(ended(id, State.EXPIRED, null)));
    return overdue.size();
  }

  private static AuditEvent ended(UUID id, State state, @Nullable UUID member) {
    return AuditEvent.changed(
        "invitation." + state.word(),
        "invitation",
        id,
        Map.of("state", State.PENDING.word()),
        member == null
            ? Map.of("state", state.word())
            : Map.of("state", state.word(), "person", member.toString()));
  }

  /** Why somebody cannot be invited: half a sentence that goes on from the name; else empty. */
  Optional<String> obstacle(Handle sql, Seat actor, Invitee invitee) {
    if (isMember(sql, actor.org(), invitee)) {
      return Optional.of("is in " + actor.orgName() + " already");
    }
    return live(sql, actor.org(), invitee)
        .map(invitation ->
            "is invited already; `/invite resend %s` sends it again"
                .formatted(invitation.email().orElse(invitee.word())));
  }

  /** Whether somebody with that address or account is in the org. */
  boolean isMember(Handle sql, UUID org, Invitee invitee) {
    return invitee.email().flatMap(email -> members.byEmail(sql, org, email)).isPresent()
        || invitee.account().flatMap(account -> members.byAccount(sql, org, account)).isPresent();
  }

  /** The pending invitation of somebody; an org has at most one. */
  static Optional<Invitation> live(Handle sql, UUID org, Invitee invitee) {
    return InvitationTable.newest(
            sql,
            org,
            invitee.email().map(EmailAddress::normalised).orElse(null),
            invitee.account().map(Account::toString).orElse(null))
        .filter(invitation -> invitation.state() == State.PENDING);
  }

  /** Whether nobody invited the same one anew, whatever became of that. */
  static boolean isNewest(Handle sql, Invitation invitation) {
    return InvitationTable.newest(
            sql,
            invitation.org(),
            invitation
                .email()
                .flatMap(EmailAddress::parse)
                .map(EmailAddress::normalised)
                .orElse(null),
            invitation.account().map(Account::toString).orElse(null))
        .filter(newest -> newest.id().equals(invitation.id()))
        .isPresent();
  }

  /** Ends a pending invitation, and brings its cards up to date. */
  void end(Tx tx, Invitation invitation, State state, @Nullable UUID member) {
    if (!InvitationTable.end(tx.sql(), tx.org(), invitation.id(), state, tx.now(), member)) {
      throw new Refusal("This invitation was answered meanwhile.");
    }
    tx.audit(ended(invitation.id(), state, member));
    outbox.updateCards(tx, invitation.id());
  }

  /** Cancels what a person sent and nobody answered: they are not of the org any more. */
  int endSentBy(Tx tx, UUID person) {
    expireOverdue(tx);
    return cancel(tx, LiveInvitations.sentBy(tx.sql(), tx.org(), person, tx.now()));
  }

  /**
   * Cancels what still waits for a person, by whatever account or address: they joined by another
   * invitation, or are not to come in by one any more.
   */
  int endFor(Tx tx, UUID person) {
    expireOverdue(tx);
    return cancel(tx, LiveInvitations.forPerson(tx.sql(), tx.org(), person, tx.now()));
  }

  /** Gives each the role that its role becomes; ends the live ones where nobody is invited. */
  int moveAll(Tx tx, String fromScheme, Scheme to) {
    expireOverdue(tx);
    List<Invitation> live = LiveInvitations.of(tx.sql(), tx.org(), tx.now());
    LiveInvitations.moveRoles(tx.sql(), tx.org(), fromScheme, to.name(), to.lowest().name());
    if (to.policy("join.invite").equals("off")) {
      return cancel(tx, live);
    }
    live.forEach(invitation -> outbox.updateCards(tx, invitation.id()));
    return live.size();
  }

  /**
   * Cancels all that wait for an answer: the org goes. However many there are it is one statement;
   * the newest cards are brought up to date, an older one says so when it is pressed. The one event
   * stands for all of them.
   */
  int endAll(Tx tx) {
    List<Invitation> newest = LiveInvitations.newest(tx.sql(), tx.org(), tx.now(), MOST_CARDS);
    int ended = LiveInvitations.endAll(tx.sql(), tx.org(), tx.now());
    if (ended > 0) {
      newest.forEach(invitation -> outbox.updateCards(tx, invitation.id()));
      tx.audit(
          AuditEvent.changed(
              "invitation.cancelled_all",
              "org",
              tx.org(),
              Map.of("state", State.PENDING.word(), "invitations", Integer.toString(ended)),
              Map.of("state", State.CANCELLED.word())));
    }
    return ended;
  }

  /** Cancels many, in as few statements for ten thousand as for ten. */
  int cancel(Tx tx, List<Invitation> live) {
    List<UUID> ids = live.stream().map(Invitation::id).toList();
    if (InvitationTable.endAll(tx.sql(), tx.org(), ids, State.CANCELLED, tx.now()) != ids.size()) {
      throw new Refusal("One of these invitations was answered meanwhile.");
    }
    for (UUID id : ids) {
      tx.audit(ended(id, State.CANCELLED, null));
      outbox.updateCards(tx, id);
    }
    return ids.size();
  }

  /** The role that an invitation hands out. */
  static Role roleOf(Seat actor, Invitation invitation) {
    return actor
        .scheme()
        .role(invitation.role())
        .orElseThrow(() ->
            new Refusal(
                "The role `%s` of the invitation does not exist in %s any more. `/invite cancel` takes it back, `/invite send` makes a new one."
                    .formatted(invitation.role(), actor.orgName())));
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
        Refusal.unknown(
            "%s was never invited to %s. `/invite list` shows who was."
                .formatted(who.subject(), actor.orgName())));
  }
}
