package dev.roster.removal;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.Member;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.store.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The button <b>Undo</b> after {@code member remove}: gives the membership back as it was, for 7
 * days, unless somebody decided on it since. Decided by the rights at the time of the press.
 */
final class UndoRemoval {

  static final String PATH = "member remove-undo";

  private static final String PERSON = "person";
  private static final String VERSION = "version";

  record Args(String person, String version, Optional<String> instead) {}

  private UndoRemoval() {}

  static Command<Args> declare(Restoring restoring) {
    return Command.button(
        PATH,
        "Bring somebody back who was removed",
        new Need.Holds(Permission.MEMBER_REMOVE),
        Params.of(
            required(PERSON, "Whom", new Kind.Text(36)),
            required(VERSION, "The change that removed them", new Kind.Text(20)),
            carried(Undo.INSTEAD, new Kind.Text(200)),
            Args::new),
        Handler.change((context, tx, args) ->
            new Reply.Update(
                RestoreReplies.restored(
                    context.seat(),
                    restoring.restore(
                        tx,
                        context.seat(),
                        UUID.fromString(args.person()),
                        Long.parseLong(args.version()))))));
  }

  /** The button below the receipt of a removal. */
  static Block button(Context context, Tx tx, Member removed) {
    return Undo.button(
        context,
        PATH,
        Map.of(
            PERSON,
            removed.person().toString(),
            VERSION,
            Long.toString(tx.version()),
            Undo.INSTEAD,
            "`/invite send` asks them in again."),
        "removed " + removed.name(),
        Undo.LONG_LIFE);
  }
}
