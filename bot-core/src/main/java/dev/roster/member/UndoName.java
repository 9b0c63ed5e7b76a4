package dev.roster.member;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.person.FullName;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Optional;

/**
 * Gives a member the former name back, unless it was changed again meanwhile. Decided by the rights
 * at the time of the press.
 */
final class UndoName {

  static final String PATH = "member name-undo";

  record Args(
      PersonRef person, Optional<String> first, Optional<String> last, Optional<String> decided) {}

  private UndoName() {}

  static Command<Args> declare(Names names) {
    return Command.button(
        PATH,
        "Give a member the former name back",
        new Need.Holds(Permission.MEMBER_EDIT),
        Params.of(
            required("person", "Whose name", new Kind.Person((context, sql, typed) -> List.of())),
            optional("first", "The first name", new Kind.Text(FullName.LONGEST)),
            optional("last", "The last name", new Kind.Text(FullName.LONGEST)),
            Decided.option(),
            Args::new),
        Handler.change((context, tx, args) -> {
          Decided undone = Decided.read(args.decided()).orElseThrow();
          var to = new FullName(args.first(), args.last(), undone.before());
          var change = names.undo(tx, context.seat(), args.person(), to, undone);
          return new Reply.Update(
              Reply.of(
                  Span.plain("Undone: "),
                  change.member().span(),
                  Span.plain(" is called "),
                  Span.bold(change.called()),
                  Span.plain(" again.")));
        }));
  }
}
