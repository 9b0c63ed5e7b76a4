package dev.roster.invite;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Suggester;
import dev.roster.invite.Invitation.State;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;

/** {@code invite resend}: a new link and a new week (D19 to D25, B37). */
final class ResendInvitation {

  record Args(PersonRef invitee) {}

  private ResendInvitation() {}

  static Command<Args> declare(Sending sending, Vouching vouching) {
    return new Command<>(
        "invite resend",
        "Send an invitation again, with a new link and seven more days",
        "invite resend ben@acme.test",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(
            required("invitee", "Who was invited", new Kind.Person(resendable(vouching))),
            Args::new),
        Handler.change((context, tx, args) -> {
          Sending.Resent resent = sending.resend(tx, context.seat(), args.invitee());
          Invitation sent = resent.after();
          String inPlaceOf =
              sent.invitedBy().equals(resent.before().invitedBy())
                  ? ""
                  : " You invite them now, in place of %s."
                      .formatted(resent.before().inviterName());
          return Reply.of(
                  Span.plain("Sent again to "),
                  sent.inviteeSpan(),
                  Span.plain(". The old link is dead, the new one works until "),
                  Span.when(sent.expiresAt()),
                  Span.plain("." + inPlaceOf))
              .with(
                  sent.email().isEmpty()
                      ? new Block[0]
                      : new Block[] {
                        MailReplies.spamHint(),
                        new Block.Buttons(List.of(MailReplies.copy(sent, context.offers())))
                      });
        }));
  }

  /** Only what whoever types may send again is offered (C21). */
  private static Suggester resendable(Vouching vouching) {
    return InviteCommands.invitees(
        List.of(State.PENDING, State.EXPIRED),
        (context, sql, invitation) -> vouching.mayOffer(sql, context.seat(), invitation));
  }
}
