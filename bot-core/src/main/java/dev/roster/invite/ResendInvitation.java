package dev.roster.invite;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;

/** {@code invite resend}: a new link and a new week (D19 to D25, B37). */
final class ResendInvitation {

  record Args(PersonRef invitee) {}

  private ResendInvitation() {}

  static Command<Args> declare(Sending sending) {
    return new Command<>(
        "invite resend",
        "Send an invitation again, with a new link and seven more days",
        "invite resend ben@acme.test",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(
            required("invitee", "Who was invited", new Kind.Person(InviteCommands.invitees())),
            Args::new),
        Handler.change((context, tx, args) -> {
          Invitation sent = sending.resend(tx, context.seat(), args.invitee());
          return Reply.of(
                  Span.plain("Sent again to "),
                  sent.inviteeSpan(),
                  Span.plain(". The old link is dead, the new one works until "),
                  Span.when(sent.expiresAt()),
                  Span.plain("."))
              .with(
                  new Block.Note(
                      List.of(
                          Span.plain(
                              "If nothing arrives within a few minutes, the spam folder is the"
                                  + " place to look."))));
        }));
  }
}
