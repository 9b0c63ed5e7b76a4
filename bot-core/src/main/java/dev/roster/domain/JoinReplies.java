package dev.roster.domain;

import dev.roster.action.Action;
import dev.roster.action.Offers;
import dev.roster.lookalike.Lookalikes;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The card of somebody who wants to come in, as it waits and as it ended. */
final class JoinReplies {

  /** Cards outlive their request, so that a late press hears what became of it (trust.md). */
  private static final Duration CARD_LIFE = JoinRequest.LIFE.plusDays(90);

  private JoinReplies() {}

  /**
   * What the card shows.
   *
   * @param role the title of the role that they would get
   * @param deciders who may decide
   */
  record Card(JoinRequest request, String orgName, String role, Deciders deciders) {}

  /** The card that asks somebody to decide. */
  static Reply.Message card(Card card, Offers offers) {
    String approve = offers.offer(action(Action.Answer.UPDATE, DecideJoin.APPROVE, card));
    String deny = offers.offer(action(Action.Answer.FORM, DecideJoin.DENY, card));
    return waiting(card)
        .with(
            new Block.Buttons(
                List.of(
                    new Button("Approve", Button.Style.PRIMARY, approve),
                    new Button("Deny", Button.Style.PLAIN, deny))));
  }

  /** The clicker's rights decide, so anybody may press. */
  private static Action action(Action.Answer answer, String command, Card card) {
    return new Action(
        answer,
        command,
        Map.of(DecideJoin.REQUEST, card.request().code()),
        Optional.of(card.request().org()),
        Optional.empty(),
        false,
        false,
        CARD_LIFE);
  }

  /** The card without buttons, for who may not decide any more. */
  static Reply.Message waiting(Card card) {
    JoinRequest request = card.request();
    List<Fact> facts = facts(card);
    facts.add(new Fact("Expires", List.of(Span.when(request.expiresAt()))));
    String deciders = card.deciders().inWords();
    facts.add(
        new Fact("Who can decide", List.of(Span.plain(deciders.isEmpty() ? "nobody" : deciders))));
    return Reply.of(
        new Block.Heading("Let %s into %s?".formatted(request.personName(), card.orgName())),
        new Block.Facts(facts));
  }

  private static List<Fact> facts(Card card) {
    JoinRequest request = card.request();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Request", List.of(Span.code(request.code()), Span.plain(" in " + card.orgName()))));
    facts.add(
        new Fact(
            "Signed in as",
            List.of(Span.plain(request.address() + ", an address of the org's domain"))));
    request
        .email()
        .flatMap(EmailAddress::parse)
        .flatMap(Lookalikes::mixture)
        .ifPresent(words ->
            facts.add(
                new Fact(
                    "Look twice",
                    List.of(
                        Span.plain("Their address %s. Make sure who it is.".formatted(words))))));
    facts.add(new Fact("Role", List.of(Span.plain(card.role()))));
    if (request.returning()) {
      facts.add(
          new Fact(
              "Was here before",
              List.of(
                  Span.plain("and left or was removed, so they do not come back by themselves"))));
    }
    return facts;
  }

  /** The card once it is over: no buttons, but who, when and why. */
  static Reply.Message ended(Card card, Instant now) {
    JoinRequest request = card.request();
    JoinRequest.State state = request.stateAt(now);
    List<Fact> facts = facts(card);
    String who =
        switch (state) {
          case PENDING -> "";
          case APPROVED, DENIED -> "by %s, ".formatted(request.deciderName().orElse("somebody"));
          case CANCELLED -> "nobody has to decide any more, ";
          case EXPIRED -> "nobody decided in 7 days, ";
        };
    facts.add(new Fact(state.title(), List.of(Span.plain(who), Span.when(request.overAt()))));
    request.reason().ifPresent(why -> facts.add(new Fact("Why", List.of(Span.plain(why)))));
    return Reply.of(
        new Block.Heading("%s and %s".formatted(request.personName(), card.orgName())),
        new Block.Facts(facts));
  }

  /** What whoever is in now hears in chat. */
  static Reply.Message letIn(String orgName, JoinRequest request) {
    return Reply.of(
        Span.plain("%s let you into ".formatted(request.deciderName().orElse("Somebody"))),
        Span.bold(orgName),
        Span.plain(". "),
        Span.command("home"),
        Span.plain(" shows what you can do."));
  }
}
