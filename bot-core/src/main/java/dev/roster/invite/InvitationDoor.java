package dev.roster.invite;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.audit.Actor;
import dev.roster.door.Door;
import dev.roster.door.Entry;
import dev.roster.invite.Acceptance.Accepted;
import dev.roster.invite.InviteFeature.Shared;
import dev.roster.session.Proof;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets in whoever signs in with an address that was invited, with the role that was assigned (E04):
 * where the org's {@link JoinIdentity} is a sign-in. Invitations of other orgs wait for an answer.
 */
final class InvitationDoor implements Door {

  private final Databases databases;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Acceptance acceptance;

  InvitationDoor(Shared shared, Acceptance acceptance) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.clock = shared.clock();
    this.acceptance = acceptance;
  }

  @Override
  public boolean isFor(Proof.SignIn proof) {
    return !waiting(proof).isEmpty();
  }

  @Override
  public List<Entry> open(UUID person, Proof.SignIn proof, String key) {
    return waiting(proof).stream()
        .flatMap(invitation -> accept(invitation, person, proof, key).stream())
        .toList();
  }

  private List<Invitation> waiting(Proof.SignIn proof) {
    return databases.read(sql ->
        LiveInvitations.waitingFor(sql, proof.email().normalised(), clock.instant()).stream()
            .filter(invitation -> acceptance.identity(sql, invitation.org()).isSignIn())
            .toList());
  }

  private Optional<Entry> accept(
      Invitation invitation, UUID person, Proof.SignIn proof, String key) {
    String org = databases.read(sql -> InvitationTable.orgName(sql, invitation.org()));
    var actor =
        new Actor(Optional.of(person), "mail", "sign-in", "invited:" + invitation.id() + ":" + key);
    try {
      return transactions.inOrg(
          actor,
          invitation.org(),
          tx ->
              switch (acceptance.acceptBySignIn(tx, invitation.id(), person, proof)) {
                case Accepted.Joined(_, var into, Role role, _) ->
                    Optional.of(new Entry.Joined(into.name(), role.title()));
                case Accepted.AlreadyIn _ -> Optional.empty();
              });
    } catch (Refusal refusal) {
      return Optional.of(new Entry.Refused(org, refusal.sentence()));
    }
  }
}
