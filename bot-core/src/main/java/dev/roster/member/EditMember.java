package dev.roster.member;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.refused;
import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Undo;
import dev.roster.person.FullName;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** {@code member edit}: the first and last name of a member (C15). */
final class EditMember {

  record Args(
      PersonRef person, Optional<String> first, Optional<String> last, Optional<String> email) {}

  private EditMember() {}

  static Command<Args> declare(Members members, Names names) {
    return new Command<>(
        "member edit",
        "Change the first and last name of a member",
        "member edit ben@acme.test first:Ben last:Ode",
        new Need.Holds(Permission.MEMBER_EDIT),
        Params.of(
            required(
                "person",
                "Whose name to change",
                new Kind.Person(MemberCommands.changeable(members, Permission.MEMBER_EDIT))),
            optional("first", "The first name; `none` for none", new Kind.Text(FullName.LONGEST)),
            optional("last", "The last name; `none` for none", new Kind.Text(FullName.LONGEST)),
            // C16: whose address it is, is proven by who reads it or said by who vouches for it.
            refused(
                "email",
                "an address is the identity provider's or proven by its reader with `/account link`,"
                    + " never edited"),
            Args::new),
        Handler.change((context, tx, args) ->
            answer(
                context,
                names.change(tx, context.seat(), args.person(), args.first(), args.last()))));
  }

  private static Reply answer(Context context, Names.Change change) {
    return Reply.of(
            change.member().span(),
            Span.plain(" is called "),
            Span.bold(change.called()),
            Span.plain(" now."))
        .with(
            new Block.Note(
                List.of(Span.plain("A name is the person's own: it is the same in every org."))),
            undo(context, change));
  }

  private static Block undo(Context context, Names.Change change) {
    var words = new HashMap<String, String>();
    words.put("person", "id:" + change.member().person());
    change.before().first().ifPresent(first -> words.put("first", first));
    change.before().last().ifPresent(last -> words.put("last", last));
    var decided = change.decided().word();
    words.put(decided.getKey(), decided.getValue());
    return Undo.button(
        context,
        UndoName.PATH,
        words,
        "%s: called %s".formatted(change.member().name(), change.called()));
  }
}
