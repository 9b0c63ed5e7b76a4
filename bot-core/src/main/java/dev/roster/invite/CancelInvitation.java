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
import dev.roster.command.Undo;
import dev.roster.invite.Invitation.State;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Map;

/** {@code invite cancel}: takes a pending invitation back; can be undone. */
final class CancelInvitation {

  record Args(PersonRef invitee) {}

  private CancelInvitation() {}

  static Command<Args> declare(Withdrawing withdrawing) {
    return new Command<>(
        "invite cancel",
        "Take a pending invitation back",
        "invite cancel ben@acme.test",
        new Need.Holds(Permission.INVITE_CREATE),
        Params.of(required("invitee", "Who was invited", new Kind.Person(pending())), Args::new),
        Handler.change((context, tx, args) -> {
          Invitation cancelled = withdrawing.cancel(tx, context.seat(), args.invitee());
          return Reply.of(
                  Span.plain("Cancelled the invitation of "),
                  cancelled.inviteeSpan(),
                  Span.plain(". Its link is dead."))
              .with(
                  Undo.button(
                      context,
                      UndoInvitations.REOPEN,
                      Map.of("invitation", cancelled.id().toString()),
                      "cancelled the invitation of " + cancelled.invitee()));
        }));
  }

  private static Suggester pending() {
    return InviteCommands.invitees(
        List.of(State.PENDING),
        (context, sql, invitation) -> invitation.stateAt(context.now()) == State.PENDING);
  }
}
