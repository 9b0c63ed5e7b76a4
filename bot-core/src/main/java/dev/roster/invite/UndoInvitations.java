package dev.roster.invite;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;

/** The buttons <b>Undo</b> after sending and after cancelling invitations. */
final class UndoInvitations {

  static final String WITHDRAW = "invite withdraw";
  static final String REOPEN = "invite reopen";

  /** The change that sent the batch: its own events say whom, however many they are. */
  static final String VERSION = "version";

  record Batch(String version) {}

  record One(String invitation) {}

  private UndoInvitations() {}

  static Command<Batch> withdraw(Withdrawing withdrawing) {
    return Command.button(
        WITHDRAW,
        "Take the invitations of one batch back",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(required(VERSION, "The change that sent them", new Kind.Text(20)), Batch::new),
        Handler.change((context, tx, args) ->
            new Reply.Update(
                InvitationReplies.withdrawn(
                    withdrawing.withdraw(tx, context.seat(), Long.parseLong(args.version()))))));
  }

  static Command<One> reopen(Withdrawing withdrawing) {
    return Command.button(
        REOPEN,
        "Make a cancelled invitation pending again",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(required("invitation", "Which", new Kind.Text(36)), One::new),
        Handler.change((context, tx, args) -> {
          Invitation reopened =
              withdrawing.reopen(tx, context.seat(), InviteCommands.id(args.invitation()));
          return new Reply.Update(
              Reply.of(
                  Span.plain("Undone: the invitation of "),
                  reopened.inviteeSpan(),
                  Span.plain(" is pending again, with the link it had.")));
        }));
  }
}
