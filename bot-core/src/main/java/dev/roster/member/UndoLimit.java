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
import dev.roster.reply.Span;
import java.util.List;
import java.util.Optional;

/**
 * Gives a member the former limit back, unless somebody set it again meanwhile. Decided by the
 * rights at the time of the press.
 */
final class UndoLimit {

  static final String PATH = "member limit-undo";

  record Args(PersonRef person, String credits, Optional<String> decided) {}

  private UndoLimit() {}

  static Command<Args> declare(CreditCaps caps) {
    return Command.button(
        PATH,
        "Give a member the former limit back",
        new Need.Holds(Permission.MEMBER_LIMIT),
        Params.of(
            required("person", "Whose limit", new Kind.Person((context, sql, typed) -> List.of())),
            required("credits", "The limit to give back", new Kind.Text(20)),
            Decided.option(),
            Args::new),
        Handler.change((context, tx, args) -> {
          var change =
              caps.undo(
                  tx,
                  context.seat(),
                  args.person(),
                  CreditCaps.read(args.credits()),
                  Decided.read(args.decided()).orElseThrow());
          String limit =
              change.to().map(MemberReplies::limit).map("at most "::concat).orElse("no limit");
          return new Reply.Update(
              Reply.of(
                  Span.plain("Undone: "),
                  change.member().span(),
                  Span.plain(" has %s in %s again.".formatted(limit, context.seat().orgName()))));
        }));
  }
}
