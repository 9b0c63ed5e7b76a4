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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The buttons <b>Undo</b> after sending and after cancelling invitations. */
final class UndoInvitations {

  static final String WITHDRAW = "invite withdraw";
  static final String REOPEN = "invite reopen";

  // 50 ids of 36 characters with commas.
  private static final int LONGEST = 2000;

  record Batch(String ids) {
    List<UUID> all() {
      return Arrays.stream(ids.split(",")).map(InviteCommands::id).toList();
    }
  }

  record One(String invitation) {}

  private UndoInvitations() {}

  static Command<Batch> withdraw(Withdrawing withdrawing) {
    return Command.button(
        WITHDRAW,
        "Take the invitations of one batch back",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(required("ids", "Which", new Kind.Text(LONGEST)), Batch::new),
        Handler.change((context, tx, args) -> {
          List<UUID> ids = args.all();
          int withdrawn = withdrawing.withdraw(tx, context.seat(), ids);
          int answered = ids.size() - withdrawn;
          String rest =
              answered == 0 ? "" : " %d had been answered before and stand.".formatted(answered);
          return new Reply.Update(
              Reply.of(
                  Span.plain(
                      "Undone: %s taken back.%s"
                          .formatted(
                              withdrawn == 1 ? "the invitation is" : withdrawn + " invitations are",
                              rest))));
        }));
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
