package dev.roster.invite;

import dev.roster.chat.Account;
import dev.roster.org.Org;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.store.Outgoing;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes what is to be sent about invitations into the outbox of their change. */
final class InvitationOutbox {

  static final String MAIL = "invitation.mail";
  static final String CARD = "invitation.card";
  static final String UPDATE = "invitation.update";

  static final String INVITATION = "invitation";
  static final String GENERATION = "generation";
  static final String PLATFORM = "platform";
  static final String TENANT = "tenant";
  static final String ACCOUNT = "account";
  static final String UNLESS_POSTED = "unlessPosted";

  /** Discord punishes mass direct messages; the contract draws the line at 50 (design.md). */
  static final int MOST_CARDS = 50;

  private final People people;

  InvitationOutbox(People people) {
    this.people = people;
  }

  /** A mail to each address, and a card to each who is known on a connected platform. */
  void send(Tx tx, List<Invitation> invitations, List<Org.Connection> connections) {
    send(tx, invitations, connections, Map.of());
  }

  /**
   * Brings invitations that were cancelled back to their invitees: what had gone out is made
   * current, what had not goes out now.
   */
  void sendAnew(Tx tx, List<Invitation> invitations, List<Org.Connection> connections) {
    invitations.forEach(invitation -> updateCards(tx, invitation.id()));
    send(tx, invitations, connections, Map.of(UNLESS_POSTED, "yes"));
  }

  private void send(
      Tx tx,
      List<Invitation> invitations,
      List<Org.Connection> connections,
      Map<String, String> also) {
    for (Invitation invitation : invitations) {
      String id = invitation.id().toString();
      invitation
          .email()
          .ifPresent(email ->
              tx.send(
                  new Outgoing(
                      MAIL,
                      // Of its own for each sending: a new link does not wait for an old try.
                      "mail:" + id + ":" + invitation.generation(),
                      Map.of(
                          INVITATION, id, GENERATION, Integer.toString(invitation.generation())))));
      if (invitations.size() > MOST_CARDS) {
        continue;
      }
      invitation
          .account()
          .or(() -> known(tx, invitation))
          .ifPresentOrElse(
              account ->
                  card(tx, id, account.platform(), Map.of(ACCOUNT, account.toString()), also),
              // Whoever has the address in that installation; only the platform can tell.
              () ->
                  connections.forEach(
                      c -> card(tx, id, c.platform(), Map.of(TENANT, c.tenant()), also)));
    }
  }

  /** Where whoever proved the invited address spoke last of those places that know the org. */
  private Optional<Account> known(Tx tx, Invitation invitation) {
    return invitation
        .email()
        .flatMap(EmailAddress::parse)
        .flatMap(email ->
            people.accountsProving(tx.sql(), email, invitation.org()).stream().findFirst());
  }

  private static void card(
      Tx tx, String id, String platform, Map<String, String> to, Map<String, String> also) {
    var words = new HashMap<>(Map.of(INVITATION, id, PLATFORM, platform));
    words.putAll(to);
    words.putAll(also);
    tx.send(new Outgoing(CARD, lane(id), words));
  }

  /** Brings every posted copy of the card up to date. */
  void updateCards(Tx tx, UUID invitation) {
    tx.send(
        new Outgoing(
            UPDATE, lane(invitation.toString()), Map.of(INVITATION, invitation.toString())));
  }

  private static String lane(String id) {
    return "invitation:" + id;
  }
}
