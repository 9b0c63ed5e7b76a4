package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.InviteFeature.Shared;
import dev.roster.member.Members;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.Profile;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.Tx;
import dev.roster.team.Enrolment;
import dev.roster.team.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Answers invitations: accepts or declines, by the card or by the link. */
final class Acceptance {

  private final Invitations invitations;
  private final Members members;
  private final People people;
  private final Orgs orgs;
  private final Teams teams;
  private final Enrolment enrolment;
  private final Schemes schemes;
  private final Databases databases;

  Acceptance(Shared shared, Invitations invitations) {
    this.invitations = invitations;
    this.databases = shared.databases();
    this.members = shared.members();
    this.people = shared.people();
    this.orgs = shared.orgs();
    this.teams = shared.teams();
    this.enrolment = shared.enrolment();
    this.schemes = shared.schemes();
  }

  /**
   * The org that an invitation leads into, to be touched first.
   *
   * @throws Refusal when there is no such invitation
   */
  UUID orgOf(UUID invitation) {
    return databases
        .read(sql -> InvitationTable.find(sql, invitation))
        .map(Invitation::org)
        .orElseThrow(() -> new Refusal("This invitation does not exist any more."));
  }

  /**
   * What came of accepting.
   *
   * @param invitation as it was before
   * @param org which the person is in now
   * @param role which they got
   * @param team what became of the team that the invitation named: a sentence
   */
  record Joined(Invitation invitation, Org org, Role role, Optional<String> team) {}

  /** Somebody pressed Accept on the card: the chat account is the proof. */
  Joined acceptByCard(Tx tx, Profile profile, UUID id) {
    Invitation invitation = pending(tx, id);
    requireAddressee(tx, profile, invitation);
    return join(tx, invitation, people.meet(tx, profile));
  }

  /** Somebody pressed Accept on the page: holding the link proves the invited mailbox. */
  Joined acceptByLink(Tx tx, UUID id) {
    Invitation invitation = pending(tx, id);
    EmailAddress email =
        invitation
            .email()
            .flatMap(EmailAddress::parse)
            .orElseThrow(() -> new Refusal("This invitation was not sent to an address."));
    return join(tx, invitation, people.provenBy(tx, email));
  }

  Invitation declineByCard(Tx tx, Profile profile, UUID id) {
    Invitation invitation = pending(tx, id);
    requireAddressee(tx, profile, invitation);
    invitations.end(tx, invitation, State.DECLINED, null);
    invitations.tellInviter(tx, invitation);
    return invitation;
  }

  Invitation declineByLink(Tx tx, UUID id) {
    Invitation invitation = pending(tx, id);
    invitations.end(tx, invitation, State.DECLINED, null);
    invitations.tellInviter(tx, invitation);
    return invitation;
  }

  /**
   * The card of an invitation that cannot be answered any more, and why; empty while it can. A late
   * press brings its message up to date with it.
   *
   * @throws Refusal when there is no such invitation, or it is for somebody else
   */
  Optional<Reply.Message> over(Tx tx, Profile profile, UUID id) {
    Invitation invitation = find(tx, id);
    requireAddressee(tx, profile, invitation);
    return whyOver(invitation, tx.now())
        .map(why -> {
          Org org = orgs.get(tx.sql(), tx.org(), tx.now());
          String role =
              schemes
                  .of(tx.sql(), org.id())
                  .role(invitation.role())
                  .map(Role::title)
                  .orElse(invitation.role());
          return InvitationReplies.ended(invitation, tx.now(), org.name(), role)
              .with(new Block.Note(List.of(Span.plain(why))));
        });
  }

  /** Answering for oneself needs no rank; the invitation itself is the right. */
  private static Invitation pending(Tx tx, UUID id) {
    tx.actsOnOneself();
    Invitation invitation = find(tx, id);
    whyOver(invitation, tx.now())
        .ifPresent(why -> {
          throw new Refusal(why);
        });
    return invitation;
  }

  private static Invitation find(Tx tx, UUID id) {
    return InvitationTable.find(tx.sql(), id)
        .filter(i -> i.org().equals(tx.org()))
        .orElseThrow(() -> new Refusal("This invitation does not exist any more."));
  }

  private static Optional<String> whyOver(Invitation invitation, Instant now) {
    String inviter = Shown.of(invitation.inviterName());
    return switch (invitation.stateAt(now)) {
      case PENDING -> Optional.empty();
      case EXPIRED ->
          Optional.of("This invitation has expired. Ask %s to send it again.".formatted(inviter));
      case ACCEPTED -> Optional.of("This invitation was accepted already.");
      case DECLINED ->
          Optional.of("This invitation was declined. Ask %s for a new one.".formatted(inviter));
      case CANCELLED ->
          Optional.of("This invitation was withdrawn. Ask %s for a new one.".formatted(inviter));
    };
  }

  /**
   * The account is the invited one, or the invited address is theirs, in an installation that the
   * org itself is connected to: the platform confirms it, or they proved it.
   */
  private void requireAddressee(Tx tx, Profile profile, Invitation invitation) {
    boolean isInvited = invitation.account().filter(profile.account()::equals).isPresent();
    boolean confirmed =
        invitation
                .email()
                .flatMap(EmailAddress::parse)
                .filter(email -> people.addresses(tx.sql(), profile).contains(email.normalised()))
                .isPresent()
            && InvitationTable.isConnected(tx.sql(), invitation.org(), profile.account());
    if (!isInvited && !confirmed) {
      throw new Refusal("This invitation is for somebody else.");
    }
  }

  private Joined join(Tx tx, Invitation invitation, UUID person) {
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (members.byPerson(tx.sql(), tx.org(), person).isPresent()) {
      throw new Refusal("You are in %s already.".formatted(org.name()));
    }
    Scheme scheme = schemes.of(tx.sql(), org.id());
    Role role =
        scheme
            .role(invitation.role())
            .orElseThrow(() ->
                new Refusal(
                    "The role of this invitation does not exist any more. Ask %s for a new one."
                        .formatted(Shown.of(invitation.inviterName()))));
    // INVARIANT: the pending invitation held the seat that the membership takes (X21).
    invitations.end(tx, invitation, State.ACCEPTED, person);
    invitations.tellInviter(tx, invitation);
    // INVARIANT: whoever is in holds one seat; what else they were sent would hold another.
    invitations.endFor(tx, person);
    UUID membership = members.join(tx, person, role);
    invitation.team().ifPresent(team -> enrolment.join(tx, team.id(), membership, person));
    people.switchEverywhere(tx, person, tx.org());
    return new Joined(invitation, org, role, teamNote(tx.sql(), invitation));
  }

  /** What became of the team that an accepted invitation named; empty when it named none. */
  Optional<String> teamNote(Handle sql, Invitation invitation) {
    return invitation
        .team()
        .map(named ->
            teams
                .find(sql, invitation.org(), named.id())
                .map(team ->
                    team.active()
                        ? "You are in the team %s too.".formatted(team.name())
                        : "The team %s is not in use any more, so you are in no team yet."
                            .formatted(team.name()))
                .orElse("The team of this invitation is gone, so you are in no team yet."));
  }
}
