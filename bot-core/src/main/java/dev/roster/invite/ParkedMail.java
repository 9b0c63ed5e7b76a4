package dev.roster.invite;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.Role;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.action.Offers;
import dev.roster.apikey.ApiKey;
import dev.roster.apikey.ApiKeys;
import dev.roster.audit.Actor;
import dev.roster.invite.Invitation.State;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.reply.Reply;
import dev.roster.store.Setback;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes what became of mails that the mail server did not take, and tells whoever invited, once for
 * each sending, when nothing more is tried. Of a program's invitation whoever made its key is told;
 * where nobody is there to be told, the org's admins are.
 */
final class ParkedMail implements Setback.Listener {

  /** So many admins hear of it at most: one of them is enough. */
  private static final int MOST_TOLD = 10;

  private final Transactions transactions;
  private final Vouching vouching;
  private final Notices notices;
  private final Members members;
  private final Schemes schemes;
  private final Orgs orgs;
  private final InstantSource clock;

  ParkedMail(InviteFeature.Shared shared, Vouching vouching) {
    this.transactions = shared.transactions();
    this.vouching = vouching;
    this.notices = shared.notices();
    this.members = shared.members();
    this.schemes = shared.schemes();
    this.orgs = shared.orgs();
    this.clock = shared.clock();
  }

  @Override
  public void after(Setback setback) {
    UUID id = UUID.fromString(setback.words().getOrDefault(InvitationOutbox.INVITATION, ""));
    int generation =
        Integer.parseInt(setback.words().getOrDefault(InvitationOutbox.GENERATION, "0"));
    transactions.delivering(
        Actor.system("mail", setback.key()),
        tx -> {
          boolean noted =
              MailTable.failed(
                  tx.sql(),
                  id,
                  generation,
                  setback.again().isPresent() ? MailState.Kind.FAILED : MailState.Kind.PARKED,
                  setback.again().orElse(tx.now()),
                  setback.mayHaveArrived(),
                  setback.reason());
          if (noted && setback.again().isEmpty()) {
            InvitationTable.find(tx.sql(), id)
                .filter(invitation -> invitation.stateAt(clock.instant()) == State.PENDING)
                .ifPresent(invitation -> tell(tx, invitation, setback.reason()));
          }
          return true;
        });
  }

  private void tell(Tx tx, Invitation invitation, String reason) {
    Optional<UUID> inviter =
        vouching.inviter(tx.sql(), invitation).filter(Seat::active).map(Seat::person);
    Optional<ApiKey> key =
        ApiKeys.service(tx.sql(), invitation.org(), inviter.orElse(invitation.invitedBy()));
    List<UUID> told =
        inviter.isPresent() && key.isEmpty()
            ? List.of(inviter.get())
            : key.flatMap(one -> maker(tx, one, invitation))
                .map(List::of)
                .orElseGet(() -> admins(tx, invitation.org()));
    String org = orgs.name(tx.sql(), invitation.org());
    for (UUID person : told) {
      var offers = new Offers();
      Reply.Message message =
          person.equals(invitation.invitedBy())
              ? MailReplies.parked(invitation, org, reason, offers)
              : MailReplies.parkedOfOther(invitation, org, reason, offers);
      notices.tell(tx, invitation.org(), person, message, offers);
    }
  }

  /** Whoever made a service key, while they could send the invitation again. */
  private Optional<UUID> maker(Tx tx, ApiKey key, Invitation invitation) {
    return vouching
        .seat(tx.sql(), invitation.org(), key.createdBy())
        .filter(seat -> seat.active() && vouching.mayOffer(tx.sql(), seat, invitation))
        .map(Seat::person);
  }

  /** Some who can send it again, where whoever invited is not there to hear of it. */
  private List<UUID> admins(Tx tx, UUID org) {
    List<Role> roles =
        Access.holders(schemes.of(tx.sql(), org), Permission.INVITE_CREATE).stream()
            .filter(Role::admin)
            .toList();
    return members.holding(tx.sql(), org, roles, MOST_TOLD);
  }
}
