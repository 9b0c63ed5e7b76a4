package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.invite.Acceptance.Accepted;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.InviteFeature.Shared;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.EmailAddress;
import dev.roster.session.WebSession;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What stands behind the links of invitation mails, and what waits for an address. */
final class Links implements InvitationLinks {

  private final Databases databases;
  private final Transactions transactions;
  private final Schemes schemes;
  private final Orgs orgs;
  private final Acceptance acceptance;
  private final Proving proving;
  private final InstantSource clock;

  Links(Shared shared, Acceptance acceptance) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.schemes = shared.schemes();
    this.orgs = shared.orgs();
    this.acceptance = acceptance;
    this.proving = new Proving(shared.people());
    this.clock = shared.clock();
  }

  @Override
  public Optional<Shown> find(String token) {
    if (!Tokens.isToken(token)) {
      return Optional.empty();
    }
    return databases.read(sql ->
        InvitationTable.openByTokenHash(sql, Tokens.hash(token))
            .flatMap(invitation -> shown(sql, invitation)));
  }

  @Override
  public List<Waiting> waitingFor(EmailAddress email) {
    return databases.read(sql ->
        LiveInvitations.waitingFor(sql, email.normalised(), clock.instant()).stream()
            .flatMap(invitation ->
                shown(sql, invitation).map(shown -> new Waiting(invitation.id(), shown)).stream())
            .toList());
  }

  private Optional<Shown> shown(Handle sql, Invitation invitation) {
    return invitation
        .email()
        .flatMap(EmailAddress::parse)
        .map(email ->
            new Shown(
                email,
                InvitationTable.orgName(sql, invitation.org()),
                invitation.inviterName(),
                roleTitle(sql, invitation),
                invitation.team().map(Invitation.ToTeam::shown),
                invitation.message(),
                invitation.stateAt(clock.instant()).word(),
                invitation.expiresAt(),
                acceptance.identity(sql, invitation.org()),
                chats(sql, invitation.org())));
  }

  private List<String> chats(Handle sql, UUID org) {
    return orgs.connections(sql, org).stream().map(Org.Connection::shown).toList();
  }

  private String roleTitle(Handle sql, Invitation invitation) {
    return schemes
        .of(sql, invitation.org())
        .role(invitation.role())
        .map(Role::title)
        .orElse(invitation.role());
  }

  @Override
  public Name nameOf(WebSession session) {
    Proving.Known known =
        databases.read(sql -> proving.known(sql, session.proof(), session.person()));
    return new Name(known.first(), known.last(), known.held());
  }

  @Override
  public Optional<String> name(UUID person, TypedName name, String key) {
    var actor = new Actor(Optional.of(person), "mail", "page", "page:" + key);
    try {
      return transactions.onPlatform(
          actor,
          tx -> {
            tx.actsOnOneself();
            if (!proving.nameAsTyped(tx, person, name)) {
              tx.leaveUnchanged();
            }
            return Optional.empty();
          });
    } catch (Refusal unfit) {
      return Optional.of(unfit.sentence());
    }
  }

  @Override
  public Outcome accept(String token, Optional<WebSession> session, TypedName name, String key) {
    return byToken(token)
        .map(invitation -> accept(invitation, session, name, key))
        .orElseGet(Outcome.Unknown::new);
  }

  @Override
  public Outcome accept(UUID invitation, WebSession session, TypedName name, String key) {
    return theirs(invitation, session)
        .map(one -> accept(one, Optional.of(session), name, key))
        .orElseGet(Outcome.Unknown::new);
  }

  private Outcome accept(
      Invitation invitation, Optional<WebSession> session, TypedName name, String key) {
    return answer(
        invitation,
        key,
        State.ACCEPTED,
        tx -> acceptance.need(tx.sql(), invitation, session, tx.now()),
        tx ->
            switch (acceptance.acceptByProof(tx, invitation.id(), session.orElseThrow(), name)) {
              case Accepted.Joined(_, var org, var role, var team) ->
                  new Outcome.Joined(org.name(), role.title(), team, chats(tx.sql(), org.id()));
              case Accepted.AlreadyIn(var org) ->
                  new Outcome.Refused("You are in %s already.".formatted(org.name()));
            });
  }

  @Override
  public Outcome decline(String token, String key) {
    return byToken(token)
        .map(invitation -> decline(invitation, key))
        .orElseGet(Outcome.Unknown::new);
  }

  @Override
  public Outcome decline(UUID invitation, WebSession session, String key) {
    return theirs(invitation, session)
        .map(one -> decline(one, key))
        .orElseGet(Outcome.Unknown::new);
  }

  private Outcome decline(Invitation invitation, String key) {
    return answer(
        invitation,
        key,
        State.DECLINED,
        _ -> Need.NONE,
        tx -> {
          acceptance.declineByLink(tx, invitation.id());
          return new Outcome.Declined(InvitationTable.orgName(tx.sql(), tx.org()));
        });
  }

  private Optional<Invitation> byToken(String token) {
    return Tokens.isToken(token)
        ? databases.read(sql -> InvitationTable.byTokenHash(sql, Tokens.hash(token)))
        : Optional.empty();
  }

  /** Of an invitation to another address nobody learns that there is one. */
  private Optional<Invitation> theirs(UUID invitation, WebSession session) {
    return databases
        .read(sql -> InvitationTable.find(sql, invitation))
        .filter(one ->
            one.email()
                .flatMap(EmailAddress::parse)
                .filter(email -> email.normalised().equals(session.proof().email().normalised()))
                .isPresent());
  }

  private Outcome answer(
      Invitation invitation,
      String key,
      State wanted,
      Function<Tx, Need> need,
      Function<Tx, Outcome> work) {
    var actor = new Actor(invitation.member(), "mail", "page", "page:" + key);
    try {
      return transactions.inOrg(
          actor,
          invitation.org(),
          tx -> {
            Need missing = need.apply(tx);
            if (missing != Need.NONE) {
              tx.leaveUnchanged();
              return new Outcome.Unproven(missing);
            }
            Invitation now = InvitationTable.find(tx.sql(), invitation.id()).orElse(invitation);
            if (now.state() == wanted
                && now.generation() == invitation.generation()
                && acceptance.isStillSo(tx.sql(), now)) {
              // The same press again: the same outcome, and nothing changes.
              tx.leaveUnchanged();
              return again(tx.sql(), now);
            }
            return work.apply(tx);
          });
    } catch (Refusal e) {
      return new Outcome.Refused(e.sentence());
    }
  }

  private Outcome again(Handle sql, Invitation invitation) {
    String org = InvitationTable.orgName(sql, invitation.org());
    return invitation.state() == State.ACCEPTED
        ? new Outcome.Joined(
            org,
            roleTitle(sql, invitation),
            acceptance.teamNote(sql, invitation),
            chats(sql, invitation.org()))
        : new Outcome.Declined(org);
  }
}
