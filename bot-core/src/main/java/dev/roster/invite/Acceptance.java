package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.InviteFeature.Shared;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.platform.Profile;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.session.Proof;
import dev.roster.session.Sessions;
import dev.roster.session.WebSession;
import dev.roster.store.Databases;
import dev.roster.store.Tx;
import dev.roster.team.Enrolment;
import dev.roster.team.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Answers invitations: accepts or declines, by the card, on the page or by a sign-in. */
final class Acceptance {

  private final Invitations invitations;
  private final Members members;
  private final People people;
  private final Orgs orgs;
  private final Teams teams;
  private final Enrolment enrolment;
  private final PersonalOrgs personal;
  private final Schemes schemes;
  private final Databases databases;
  private final Vouching vouching;
  private final Notices notices;
  private final Proving proving;
  private final Sessions sessions;
  private final Welcome welcome;

  Acceptance(Shared shared, Invitations invitations, Vouching vouching, Welcome welcome) {
    this.invitations = invitations;
    this.welcome = welcome;
    this.proving = new Proving(shared.people());
    this.sessions = shared.sessions();
    this.vouching = vouching;
    this.notices = shared.notices();
    this.databases = shared.databases();
    this.members = shared.members();
    this.people = shared.people();
    this.orgs = shared.orgs();
    this.teams = shared.teams();
    this.enrolment = shared.enrolment();
    this.personal = new PersonalOrgs(shared.members(), shared.people(), shared.schemes());
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

  /** What came of accepting. */
  sealed interface Accepted {
    /** The org that the person is in now. */
    Org org();

    /**
     * They came in.
     *
     * @param invitation as it was before
     * @param role which they got
     * @param team what became of the team that the invitation named: a sentence
     */
    record Joined(Invitation invitation, Org org, Role role, Optional<String> team)
        implements Accepted {}

    /** They were in already; the invitation is over. */
    record AlreadyIn(Org org) implements Accepted {}
  }

  /** Somebody pressed Accept on the card: the chat account is the proof. */
  Accepted acceptByCard(Tx tx, Profile profile, UUID id) {
    Invitation invitation = pending(tx, id);
    requireAddressee(tx, profile, invitation);
    return join(tx, invitation, people.meet(tx, profile));
  }

  /**
   * Somebody who proved the invited address pressed Accept on a page.
   *
   * @param session of their browser; its proof is fit (see {@link #need})
   */
  Accepted acceptByProof(Tx tx, UUID id, WebSession session, TypedName typed) {
    Invitation found = find(tx, id);
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (found.state() == State.CANCELLED
        && invitations.isMember(tx.sql(), tx.org(), Invitee.of(found))) {
      tx.actsOnOneself();
      tx.leaveUnchanged();
      return new Accepted.AlreadyIn(org);
    }
    Invitation invitation = pending(tx, id);
    Proof proof = session.proof();
    UUID person = proving.person(tx, proof, session.person());
    if (members.byPerson(tx.sql(), tx.org(), person).isEmpty()) {
      proving.name(tx, person, identity(tx.sql(), tx.org()), proof, typed);
    }
    Accepted accepted = join(tx, invitation, person);
    Proving.bind(tx, proof, person);
    sessions.settle(tx, session.id(), person);
    return accepted;
  }

  /**
   * Somebody signed in with the invited address, where that is enough (E04).
   *
   * @param person who it is
   */
  Accepted acceptBySignIn(Tx tx, UUID id, UUID person, Proof.SignIn proof) {
    Optional<Accepted> before = joinedBefore(tx, id, person);
    if (before.isPresent()) {
      return before.get();
    }
    Invitation invitation = pending(tx, id);
    boolean isTheirs =
        Proving.addressOf(invitation).normalised().equals(proof.email().normalised());
    if (!isTheirs || !identity(tx.sql(), tx.org()).isSignIn()) {
      throw new Refusal("This invitation is for somebody else.");
    }
    if (members.byPerson(tx.sql(), tx.org(), person).isEmpty()) {
      proving.nameAsTold(tx, person, proof);
    }
    return join(tx, invitation, person);
  }

  /** Another browser of theirs, or the page, was faster: it is no less so for this one. */
  private Optional<Accepted> joinedBefore(Tx tx, UUID id, UUID person) {
    Invitation found = find(tx, id);
    boolean isSo =
        found.state() == State.ACCEPTED
            && found.member().equals(Optional.of(person))
            && members.byPerson(tx.sql(), tx.org(), person).isPresent();
    return schemes
        .of(tx.sql(), tx.org())
        .role(found.role())
        .filter(_ -> isSo)
        .map(role -> {
          tx.actsOnOneself();
          tx.leaveUnchanged();
          Org org = orgs.get(tx.sql(), tx.org(), tx.now());
          return new Accepted.Joined(found, org, role, teamNote(tx.sql(), found));
        });
  }

  /** How those who were invited prove who they are. */
  JoinIdentity identity(Handle sql, UUID org) {
    return JoinIdentity.of(schemes.of(sql, org));
  }

  /** What a browser lacks to accept an invitation. */
  Need need(Handle sql, Invitation invitation, Optional<WebSession> session, Instant now) {
    return identity(sql, invitation.org()).need(Proving.addressOf(invitation), session, now);
  }

  Invitation declineByCard(Tx tx, Profile profile, UUID id) {
    Invitation invitation = pending(tx, id);
    requireAddressee(tx, profile, invitation);
    return decline(tx, invitation);
  }

  Invitation declineByLink(Tx tx, UUID id) {
    return decline(tx, pending(tx, id));
  }

  private Invitation decline(Tx tx, Invitation invitation) {
    invitations.end(tx, invitation, State.DECLINED, null);
    String org = InvitationTable.orgName(tx.sql(), tx.org());
    tellInviter(tx, invitation, InvitationReplies.declined(invitation, org));
    return invitation;
  }

  /** Whoever is of the org no more hears nothing of it. */
  private void tellInviter(Tx tx, Invitation invitation, Reply.Message message) {
    vouching
        .inviter(tx.sql(), invitation)
        .filter(Seat::active)
        .ifPresent(seat -> notices.tell(tx, tx.org(), seat.person(), message));
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
          if (members.byAccount(tx.sql(), tx.org(), profile.account()).isPresent()) {
            return InvitationReplies.alreadyIn(org.name());
          }
          String role =
              schemes
                  .of(tx.sql(), org.id())
                  .role(invitation.role())
                  .map(Role::title)
                  .orElse(invitation.role());
          return InvitationReplies.ended(invitation, tx.now(), org.name(), role, false)
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

  private Accepted join(Tx tx, Invitation invitation, UUID person) {
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (members.byPerson(tx.sql(), tx.org(), person).isPresent()) {
      // It would hold a seat for a week although whoever it is for has one.
      invitations.endFor(tx, person);
      if (InvitationTable.find(tx.sql(), invitation.id()).orElseThrow().state() == State.PENDING) {
        invitations.end(tx, invitation, State.CANCELLED, null);
      }
      return new Accepted.AlreadyIn(org);
    }
    Scheme scheme = schemes.of(tx.sql(), org.id());
    vouching
        .lapse(tx.sql(), org.name(), scheme, invitation)
        .ifPresent(lapse -> {
          throw new Refusal(lapse.toInvitee());
        });
    Role role = scheme.role(invitation.role()).orElseThrow();
    // INVARIANT: the pending invitation held the seat that the membership takes (X21).
    invitations.end(tx, invitation, State.ACCEPTED, person);
    people
        .find(tx.sql(), person)
        .ifPresent(who ->
            tellInviter(
                tx,
                invitation,
                InvitationReplies.accepted(
                    who.span(),
                    org.name(),
                    role,
                    invitation.email().flatMap(EmailAddress::parse).flatMap(Suspicion::warning))));
    // INVARIANT: whoever is in holds one seat; what else they were sent would hold another.
    invitations.endFor(tx, person);
    UUID membership = members.join(tx, person, role);
    invitation.team().ifPresent(team -> enrolment.join(tx, team.id(), membership, person));
    people.switchEverywhere(tx, person, tx.org());
    personal.ensure(tx, person);
    welcome.greet(tx, person, invitation.email(), Optional.empty());
    return new Accepted.Joined(invitation, org, role, teamNote(tx.sql(), invitation));
  }

  /** Whether who accepted is still in the org; an answer that took nobody in stays as it is. */
  boolean isStillSo(Handle sql, Invitation invitation) {
    return invitation
        .member()
        .map(person -> members.byPerson(sql, invitation.org(), person).isPresent())
        .orElse(true);
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
