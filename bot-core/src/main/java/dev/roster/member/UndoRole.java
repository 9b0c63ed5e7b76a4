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
 * The button <b>Undo</b> after {@code member role}: gives the former role back, unless somebody
 * changed it again meanwhile. Decided by the rights at the time of the press, like any role change.
 */
final class UndoRole {

  static final String PATH = "member role-undo";

  record Args(PersonRef person, String from, String to, Optional<String> decided) {}

  private UndoRole() {}

  static Command<Args> declare(Roles roles) {
    return Command.button(
        PATH,
        "Give a member the former role back",
        new Need.Holds(Permission.MEMBER_CHANGE_ROLE),
        Params.of(
            required("person", "Whose role", new Kind.Person((context, sql, typed) -> List.of())),
            required("from", "The role they have", new Kind.Text(32)),
            required("to", "The role to give back", new Kind.Text(32)),
            Decided.option(),
            Args::new),
        Handler.change((context, tx, args) -> {
          var change =
              roles.undo(
                  tx,
                  context.seat(),
                  args.person(),
                  args.from(),
                  MemberCommands.role(context, args.to()),
                  Decided.read(args.decided()));
          Reply.Message done =
              Reply.of(
                  Span.plain("Undone: "),
                  change.member().span(),
                  Span.plain(
                      " is %s of %s again."
                          .formatted(change.to().title(), context.seat().orgName())));
          return new Reply.Update(MemberReplies.withKeys(context.seat(), done, change));
        }));
  }
}
