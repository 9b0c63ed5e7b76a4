package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.audit.Actor;
import dev.roster.invite.Acceptance.Accepted;
import dev.roster.invite.Invitation.State;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What stands behind the links of invitation mails. */
final class Links implements InvitationLinks {

  private final Databases databases;
  private final Transactions transactions;
  private final Schemes schemes;
  private final Acceptance acceptance;
  private final InstantSource clock;

  Links(
      Databases databases,
      Transactions transactions,
      Schemes schemes,
      Acceptance acceptance,
      InstantSource clock) {
    this.databases = databases;
    this.transactions = transactions;
    this.schemes = schemes;
    this.acceptance = acceptance;
    this.clock = clock;
  }

  @Override
  public Optional<Shown> find(String token) {
    if (!Tokens.isToken(token)) {
      return Optional.empty();
    }
    return databases.read(sql ->
        InvitationTable.byTokenHash(sql, Tokens.hash(token))
            .map(invitation -> shown(sql, invitation)));
  }

  private Shown shown(Handle sql, Invitation invitation) {
    return new Shown(
        invitation.email().orElse(""),
        InvitationTable.orgName(sql, invitation.org()),
        invitation.inviterName(),
        roleTitle(sql, invitation),
        invitation.team().map(Invitation.ToTeam::shown),
        invitation.message(),
        invitation.stateAt(clock.instant()).word(),
        invitation.expiresAt());
  }

  private String roleTitle(Handle sql, Invitation invitation) {
    return schemes
        .of(sql, invitation.org())
        .role(invitation.role())
        .map(Role::title)
        .orElse(invitation.role());
  }

  @Override
  public Outcome accept(String token, String key) {
    return answer(
        token,
        key,
        State.ACCEPTED,
        invitation ->
            tx -> {
              return switch (acceptance.acceptByLink(tx, invitation.id())) {
                case Accepted.Joined(_, var org, var role, var team) ->
                    new Outcome.Joined(org.name(), role.title(), team);
                case Accepted.AlreadyIn(var org) ->
                    new Outcome.Refused("You are in %s already.".formatted(org.name()));
              };
            });
  }

  @Override
  public Outcome decline(String token, String key) {
    return answer(
        token,
        key,
        State.DECLINED,
        invitation ->
            tx -> {
              acceptance.declineByLink(tx, invitation.id());
              return new Outcome.Declined(InvitationTable.orgName(tx.sql(), tx.org()));
            });
  }

  private Outcome answer(
      String token, String key, State wanted, Function<Invitation, Function<Tx, Outcome>> work) {
    if (!Tokens.isToken(token)) {
      return new Outcome.Unknown();
    }
    Optional<Invitation> found =
        databases.read(sql -> InvitationTable.byTokenHash(sql, Tokens.hash(token)));
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Invitation invitation = found.get();
    var actor = new Actor(invitation.member(), "mail", "page", "page:" + key);
    try {
      return transactions.inOrg(
          actor,
          invitation.org(),
          tx -> {
            Invitation now = InvitationTable.find(tx.sql(), invitation.id()).orElse(invitation);
            if (now.state() == wanted
                && now.generation() == invitation.generation()
                && acceptance.isStillSo(tx.sql(), now)) {
              // The same press again: the same outcome, and nothing changes.
              tx.leaveUnchanged();
              return again(tx.sql(), now);
            }
            return work.apply(now).apply(tx);
          });
    } catch (Refusal e) {
      return new Outcome.Refused(e.sentence());
    }
  }

  private Outcome again(Handle sql, Invitation invitation) {
    String org = InvitationTable.orgName(sql, invitation.org());
    return invitation.state() == State.ACCEPTED
        ? new Outcome.Joined(org, roleTitle(sql, invitation), acceptance.teamNote(sql, invitation))
        : new Outcome.Declined(org);
  }
}
