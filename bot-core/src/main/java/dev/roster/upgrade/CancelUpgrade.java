package dev.roster.upgrade;

import static dev.roster.command.Option.required;

import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.upgrade.UpgradeRequest.State;
import java.util.List;

/** {@code upgrade cancel}: takes one's own request back; no Undo, since one can ask again. */
final class CancelUpgrade {

  record Args(String request) {}

  private CancelUpgrade() {}

  static Command<Args> declare(Requests requests, Card.Reader cards) {
    return new Command<>(
        "upgrade cancel",
        "Take your own request for Pro back",
        "upgrade cancel r-7k2m",
        new Need.Member(),
        Params.of(
            required(
                DecideUpgrade.REQUEST, "Which request, such as r-7k2m", Suggesting.cancellable()),
            Args::new),
        Handler.change((context, tx, args) -> {
          UpgradeRequest before = Requests.get(tx.sql(), context.seat(), args.request());
          UpgradeRequest request = requests.cancel(tx, context.seat(), args.request());
          if (before.state() == State.PENDING && request.state() == State.CANCELLED) {
            return Reply.of(
                new Block.Paragraph(
                    List.of(
                        Span.plain("Cancelled your request "),
                        Span.code(request.code()),
                        Span.plain("."))),
                new Block.Note(Sentences.spans("`/upgrade request` asks again.")));
          }
          Card card = cards.of(tx.sql(), request, context.seat().person());
          return UpgradeReplies.ended(card, tx.now())
              .with(new Block.Note(List.of(Span.plain("There was nothing left to cancel."))));
        }));
  }
}
