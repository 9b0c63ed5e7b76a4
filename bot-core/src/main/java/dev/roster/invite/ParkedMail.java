package dev.roster.invite;

import dev.roster.access.Seat;
import dev.roster.action.Offers;
import dev.roster.audit.Actor;
import dev.roster.invite.Invitation.State;
import dev.roster.notice.Notices;
import dev.roster.store.Setback;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes what became of mails that the mail server did not take, and tells whoever invited, once for
 * each sending, when nothing more is tried.
 */
final class ParkedMail implements Setback.Listener {

  private final Transactions transactions;
  private final Vouching vouching;
  private final Notices notices;
  private final InstantSource clock;

  ParkedMail(InviteFeature.Shared shared, Vouching vouching) {
    this.transactions = shared.transactions();
    this.vouching = vouching;
    this.notices = shared.notices();
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
    Optional<Seat> inviter = vouching.inviter(tx.sql(), invitation).filter(Seat::active);
    inviter.ifPresent(seat -> {
      var offers = new Offers();
      notices.tell(
          tx,
          invitation.org(),
          seat.person(),
          MailReplies.parked(invitation, seat.orgName(), reason, offers),
          offers);
    });
  }
}
