package dev.roster.domain;

import static dev.roster.command.Option.required;
import static dev.roster.command.Option.rest;

import dev.roster.command.Command;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.domain.JoinRequest.State;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.Optional;

/**
 * What <b>Approve</b> and <b>Deny</b> on the card of somebody who wants to come in run: the answer
 * is the card itself, brought up to date.
 */
final class DecideJoin {

  static final String APPROVE = "org join-approve";
  static final String DENY = "org join-deny";

  /** The option that both have: the request's code. */
  static final String REQUEST = "request";

  record Args(String request, Optional<String> reason) {}

  private final JoinRequests requests;
  private final JoinCards cards;

  DecideJoin(JoinRequests requests, JoinCards cards) {
    this.requests = requests;
    this.cards = cards;
  }

  List<Command<?>> all() {
    return List.of(
        declare(APPROVE, "Let somebody in who signed in with the org's domain", State.APPROVED),
        declare(DENY, "Do not let somebody in who signed in with the org's domain", State.DENIED)
            .titled("Do not let in"));
  }

  private Command<Args> declare(String path, String help, State verdict) {
    return Command.button(
        path,
        help,
        new Need.Member(),
        Params.of(
            required(REQUEST, "Which request, such as j-7k2m", new Kind.Text(16)),
            rest("reason", "Why; they read it in a mail", new Kind.Text(500)),
            Args::new),
        Handler.change((context, tx, args) -> {
          JoinRequests.Outcome outcome =
              requests.decide(tx, context.seat(), args.request(), verdict, args.reason());
          Reply.Message card = JoinReplies.ended(cards.of(tx.sql(), outcome.request()), tx.now());
          return new Reply.Update(
              card.with(outcome.decided() ? after(outcome.request()) : tooLate(tx, outcome)));
        }));
  }

  private static Block after(JoinRequest request) {
    return new Block.Note(
        Sentences.spans(
            request.state() == State.APPROVED
                ? "They hear of it. `/member remove` would take it back."
                : "They get a mail, and are not asked about again for 30 days."));
  }

  private static Block tooLate(Tx tx, JoinRequests.Outcome outcome) {
    JoinRequest request = outcome.request();
    String what =
        switch (request.stateAt(tx.now())) {
          case APPROVED, DENIED -> "This was decided before.";
          case CANCELLED -> "%s is in already.".formatted(request.personName());
          case EXPIRED, PENDING -> "The request ran out before anybody decided.";
        };
    return new Block.Note(List.of(Span.plain(what)));
  }
}
