package dev.roster.upgrade;

import static dev.roster.command.Option.optional;
import static dev.roster.command.Option.rest;

import dev.roster.access.Permission;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code upgrade request}: asks for Pro; everybody who may decide gets a card (A27). */
final class RequestUpgrade {

  record Args(Optional<String> reason, Optional<String> term) {}

  private RequestUpgrade() {}

  static Command<Args> declare(Requests requests, Card.Reader cards) {
    return new Command<>(
        "upgrade request",
        "Ask for tier Pro",
        "upgrade request I work with long documents for:30d",
        new Need.Holds(Permission.UPGRADE_REQUEST),
        Params.of(
            rest("reason", "Why you need it; who decides sees it", new Kind.Text(500)),
            optional(
                Term.OPTION, "For how long, such as 30d or 2w; without it no end", Term.kind()),
            Args::new),
        Handler.change((context, tx, args) -> {
          Requests.Asked asked =
              requests.ask(tx, context.seat(), args.reason(), args.term().map(Term::read));
          return asked.isNew() ? answer(asked) : waiting(context, tx, cards, asked.request());
        }));
  }

  static Reply.Message answer(Requests.Asked asked) {
    UpgradeRequest request = asked.request();
    var spans = new ArrayList<Span>();
    spans.add(Span.bold("%s: %s.".formatted(what(request), request.code())));
    spans.add(Span.plain(" " + whoDecides(asked) + " The request runs out "));
    spans.add(Span.when(request.expiresAt()));
    spans.add(Span.plain("."));
    return Reply.of(
        new Block.Paragraph(spans),
        new Block.Note(
            Sentences.spans(
                howToCancel(request) + " You hear of the decision in a direct message.")));
  }

  private static String what(UpgradeRequest request) {
    return (request.renewal() ? "Asked to renew Pro" : "Asked for Pro")
        + request.term().map(term -> " for " + term.words()).orElse("");
  }

  private static String whoDecides(Requests.Asked asked) {
    String names = asked.others().names(Card.NAMED);
    int total = asked.others().total();
    if (asked.inChannel()) {
      return "It is shown in the channel that is set for requests; who can decide: %s."
          .formatted(names);
    }
    if (asked.asked() == 0) {
      return "Nobody who can decide is known in this chat yet; tell %s yourself.".formatted(names);
    }
    String people = asked.asked() == 1 ? "1 person was" : asked.asked() + " people were";
    String rest =
        asked.asked() < total
            ? " %d more can decide without having been asked.".formatted(total - asked.asked())
            : "";
    return "%s asked to decide (%s).%s".formatted(people, names, rest);
  }

  static Reply.Message waiting(Context context, Tx tx, Card.Reader cards, UpgradeRequest request) {
    Card card = cards.of(tx.sql(), request, context.seat().person());
    return Reply.of(
            Span.plain("You asked for Pro already, and the request still waits for a decision."))
        .with(UpgradeReplies.waiting(card).blocks().toArray(Block[]::new))
        .with(new Block.Note(Sentences.spans(howToCancel(request))));
  }

  static String howToCancel(UpgradeRequest request) {
    return "`/upgrade cancel %s` takes the request back.".formatted(request.code());
  }

  /** What the requester may still do; nothing for anybody else. */
  static List<Block> hint(UpgradeRequest request, Context context) {
    return request.isOf(context.seat().person()) && request.isOpenAt(context.now())
        ? List.of(new Block.Note(Sentences.spans(howToCancel(request))))
        : List.of();
  }
}
