package dev.roster.member;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.reply.Reply;
import java.util.List;
import java.util.Optional;

/**
 * Takes a suspension or a reactivation back, unless somebody decided again meanwhile. Decided by
 * the rights at the time of the press.
 */
final class UndoStatus {

  static final String PATH = "member status-undo";

  record Args(PersonRef person, Optional<String> decided) {}

  private UndoStatus() {}

  static Command<Args> declare(Suspensions suspensions) {
    return Command.button(
        PATH,
        "Take a suspension or a reactivation back",
        new Need.Holds(Permission.MEMBER_SUSPEND),
        Params.of(
            required("person", "Whose", new Kind.Person((context, sql, typed) -> List.of())),
            Decided.option(),
            Args::new),
        Handler.change((context, tx, args) ->
            new Reply.Update(
                StatusReplies.undone(
                    context,
                    suspensions.undo(
                        tx,
                        context.seat(),
                        args.person(),
                        Decided.read(args.decided()).orElseThrow())))));
  }
}
