package dev.roster.upgrade;

import dev.roster.action.Action;
import dev.roster.action.Offers;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.upgrade.UpgradeRequest.State;
import dev.roster.upgrade.UpgradeRequest.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The card of a request, as it waits and as it ended. */
final class UpgradeReplies {

  /** Cards outlive their request, so that a late press hears what became of it (trust.md). */
  private static final Duration CARD_LIFE = UpgradeRequest.LIFE.plusDays(90);

  private UpgradeReplies() {}

  /** The card that asks somebody to decide. */
  static Reply.Message card(Card card, Offers offers) {
    UpgradeRequest request = card.request();
    String approve =
        offers.offer(
            decide(Action.Answer.UPDATE, DecideUpgrade.APPROVE, request, Seen.words(card)));
    String deny = offers.offer(decide(Action.Answer.FORM, DecideUpgrade.DENY, request, Map.of()));
    return waiting(card)
        .with(
            new Block.Buttons(
                List.of(
                    new Button("Approve", Button.Style.PRIMARY, approve),
                    new Button("Deny", Button.Style.PLAIN, deny))));
  }

  /** The clicker's rights decide, so anybody may press. */
  private static Action decide(
      Action.Answer answer, String command, UpgradeRequest request, Map<String, String> seen) {
    var words = new HashMap<>(seen);
    words.put(DecideUpgrade.REQUEST, request.code());
    return new Action(
        answer,
        command,
        words,
        Optional.of(request.org()),
        Optional.empty(),
        false,
        false,
        CARD_LIFE);
  }

  /** The card without buttons, for who may look and not decide. */
  static Reply.Message waiting(Card card) {
    UpgradeRequest request = card.request();
    List<Fact> facts = facts(card);
    facts.add(
        new Fact(
            "Current tier",
            card.held().map(Held::spans).orElse(List.of(Span.plain("none, they left")))));
    facts.addAll(OutlookFacts.of(card));
    facts.add(new Fact("Expires", List.of(Span.when(request.expiresAt()))));
    String others = card.others().names(Card.NAMED);
    facts.add(
        new Fact(
            card.inChannel() ? "Who can decide" : "Who else can decide",
            List.of(Span.plain(others.isEmpty() ? "nobody else" : others))));
    Reply.Message waiting =
        Reply.of(
            new Block.Heading(
                (request.renewal() ? "Renew Pro for %s?" : "Pro for %s?")
                    .formatted(request.requesterName())),
            new Block.Facts(facts));
    return card.inChannel() ? waiting.with(privately(request)) : waiting;
  }

  /** Who reads a channel may be anybody: what somebody uses is shown to who may see it. */
  private static Block privately(UpgradeRequest request) {
    return new Block.Note(
        Sentences.spans(
            "`/upgrade show %s` shows who decides what they use and what Pro would cost."
                .formatted(request.code())));
  }

  private static List<Fact> facts(Card card) {
    UpgradeRequest request = card.request();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Request", List.of(Span.code(request.code()), Span.plain(" in " + card.orgName()))));
    facts.add(new Fact("Requester", List.of(card.requester())));
    if (request.term().isPresent() || request.renewal()) {
      facts.add(new Fact("For", term(card)));
    }
    facts.add(new Fact("Reason", List.of(Span.plain(request.reason().orElse("none given")))));
    return facts;
  }

  /** For how long, and of a renewal that waits until when Pro would run then. */
  private static List<Span> term(Card card) {
    UpgradeRequest request = card.request();
    if (request.term().isEmpty()) {
      return List.of(Span.plain("no end"));
    }
    Term term = request.term().get();
    boolean waits = request.isOpenAt(card.at());
    Optional<Instant> until = waits ? card.held().flatMap(Held::until) : Optional.empty();
    return until
        .map(end -> List.of(Span.plain(term.words() + " more, until "), Span.when(term.from(end))))
        .orElseGet(() -> List.of(Span.plain(term.words())));
  }

  /** The card once it is over: no buttons, but who, when and why. */
  static Reply.Message ended(Card card, Instant now) {
    UpgradeRequest request = card.request();
    State state = request.stateAt(now);
    List<Fact> facts = facts(card);
    facts.add(new Fact(state.title(), outcome(card, state)));
    request
        .verdict()
        .flatMap(UpgradeReplies::why)
        .ifPresent(why -> facts.add(new Fact("Why", List.of(Span.plain(why)))));
    request
        .grantedUntil()
        .ifPresent(until -> facts.add(new Fact("Pro until", List.of(Span.when(until)))));
    request
        .undone()
        .ifPresent(undone ->
            facts.add(
                new Fact(
                    "Taken back",
                    List.of(
                        Span.plain("by %s, ".formatted(undone.name())), Span.when(undone.at())))));
    return Reply.of(
        new Block.Heading("Pro for " + request.requesterName()), new Block.Facts(facts));
  }

  private static List<Span> outcome(Card card, State state) {
    UpgradeRequest request = card.request();
    String who =
        switch (state) {
          case PENDING -> "";
          case APPROVED, DENIED -> "by %s, ".formatted(decider(request));
          case CANCELLED ->
              request.lapsed()
                  ? "%s is not in %s any more, ".formatted(request.requesterName(), card.orgName())
                  : "by %s, ".formatted(request.requesterName());
          case EXPIRED -> "nobody decided in 7 days, ";
        };
    return List.of(Span.plain(who), Span.when(request.overAt()));
  }

  static String decider(UpgradeRequest request) {
    return request.verdict().map(Verdict::name).orElse("somebody");
  }

  /** What the decider said, or how else they decided. */
  private static Optional<String> why(Verdict verdict) {
    return verdict.byTier()
        ? Optional.of("set by %s with member tier".formatted(verdict.name()))
        : verdict.reason();
  }
}
