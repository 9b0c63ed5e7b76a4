package dev.roster.operator;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.required;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Params;
import dev.roster.command.Undo;
import dev.roster.member.Member;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.Optional;
import java.util.UUID;

/** The button <b>Undo</b> after {@code member attach}: takes them out again. */
final class UndoAttach {

  static final String PATH = "member attach-undo";
  static final String PERSON = "person";
  static final String MEMBERSHIP = "membership";

  record Args(String person, String membership, Optional<String> instead) {}

  private UndoAttach() {}

  static Command<Args> declare(OperatorCommands.Shared shared) {
    return Command.button(
        PATH,
        "Take out again who was attached",
        OperatorCommands.NEED,
        Params.of(
            required(PERSON, "Whom", new Kind.Text(36)),
            required(MEMBERSHIP, "The membership that it made", new Kind.Text(36)),
            carried(Undo.INSTEAD, new Kind.Text(200)),
            Args::new),
        Handler.change((context, tx, args) -> undo(context, tx, shared, args)));
  }

  private static Reply undo(Context context, Tx tx, OperatorCommands.Shared shared, Args args) {
    OperatorCommands.require(context, tx);
    Seat seat = context.seat();
    Member member =
        shared
            .members()
            .byPerson(tx.sql(), tx.org(), UUID.fromString(args.person()))
            .filter(one -> one.id().toString().equals(args.membership()))
            .filter(one -> one.role().equals(seat.scheme().lowest().name()))
            .filter(one -> one.roleVersion() == 0 && one.statusVersion() == 0)
            .orElseThrow(() ->
                new Refusal(
                    "This cannot be undone any more: somebody decided on their place in %s since."
                        .formatted(seat.orgName())));
    shared.farewell().detach(tx, seat, member);
    return new Reply.Update(
        Reply.of(
            Span.plain("Undone: "),
            member.span(),
            Span.plain(" is not in "),
            Span.bold(seat.orgName()),
            Span.plain(" any more.")));
  }
}
