package dev.roster.usage;

import static dev.roster.usage.CreditWords.credits;
import static dev.roster.usage.CreditWords.number;

import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;

/** What {@code org credits} says. */
final class CreditReplies {

  private static final String HOW =
      "`/org credits 50000` sets the pool (`none` for no limit), `/org credits allowance:1000` what"
          + " each on Base has, `/org credits day:15` when a cycle begins. `/member limit` limits one"
          + " person. At 0 left, what costs credits is paused until the next cycle.";

  private CreditReplies() {}

  /** The terms, what is used and left, and how to change them. */
  static Reply.Message card(String org, CreditState state) {
    CreditTerms terms = state.terms();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "Cycle",
            List.of(
                Span.plain(
                    "%s to %s, the next begins "
                        .formatted(
                            CreditWords.day(state.cycle().first()),
                            CreditWords.day(state.cycle().next().minusDays(1)))),
                Span.when(state.cycle().end()))));
    facts.add(fact("Pool", pool(state)));
    facts.add(
        fact(
            "Base draws on",
            state.baseOnPool()
                ? "the pool, as Pro does"
                : "an allowance of %s a cycle each".formatted(credits(terms.allowance()))));
    facts.add(fact("Pro draws on", "the pool"));
    if (!state.baseOnPool() || state.used().fromAllowance() > 0) {
      facts.add(fact("Used of allowances", number(state.used().fromAllowance())));
    }
    facts.add(fact("Used in all", number(state.used().credits())));
    return Reply.of(
        new Block.Heading("Credits of " + org),
        new Block.Facts(facts),
        new Block.Note(Sentences.spans(HOW)),
        new Block.Note(
            Sentences.spans(
                "What Base draws on is the policy `credits.base`, now `%s`: `/org policy credits.base %s` changes it."
                    .formatted(
                        state.baseOnPool() ? "pool" : "allowance",
                        state.baseOnPool() ? "allowance" : "pool"))));
  }

  private static Fact fact(String label, String value) {
    return new Fact(label, List.of(Span.plain(value)));
  }

  private static String pool(CreditState state) {
    long used = state.used().fromPool();
    return state
        .terms()
        .pool()
        .map(most ->
            "%s a cycle: %s used, %s left%s"
                .formatted(
                    credits(most),
                    number(used),
                    number(Math.max(0, most - used)),
                    used > most ? "; %s used beyond it".formatted(number(used - most)) : ""))
        .orElse("no limit, %s used".formatted(number(used)));
  }

  /** What was changed, and what it means now. */
  static Reply.Message changed(TermsChange change, CreditState state, String org) {
    return Reply.of(
        new Block.Paragraph(
            List.of(
                Span.bold(org),
                Span.plain(" has other credits now: "),
                Span.plain(difference(change) + "."))),
        new Block.Note(Sentences.spans(String.join(" ", meaning(change, state)))));
  }

  private static List<String> meaning(TermsChange change, CreditState state) {
    var sentences = new ArrayList<String>();
    sentences.add(
        "This cycle runs from %s to %s; the pool: %s."
            .formatted(
                CreditWords.day(state.cycle().first()),
                CreditWords.day(state.cycle().next().minusDays(1)),
                pool(state)));
    long used = state.used().fromPool();
    boolean isEmpty = state.terms().pool().filter(most -> used >= most).isPresent();
    boolean wasEmpty = change.from().pool().filter(most -> used >= most).isPresent();
    if (isEmpty) {
      sentences.add(
          "What costs credits is paused for all who draw on it until %s."
              .formatted(CreditWords.day(state.cycle().next())));
    } else if (wasEmpty) {
      sentences.add("Whoever was paused by it goes on at once.");
    }
    if (change.to().allowance() != change.from().allowance()) {
      sentences.add(
          state.baseOnPool()
              ? "The allowance has no effect while Base draws on the pool; `/org policy credits.base allowance` changes that."
              : "Each on Base has it from now on; what they used in this cycle counts.");
    }
    return sentences;
  }

  /** Such as {@code pool none to 50,000, day 1 to 15}. */
  static String difference(TermsChange change) {
    var parts = new ArrayList<String>();
    CreditTerms from = change.from();
    CreditTerms to = change.to();
    if (!from.pool().equals(to.pool())) {
      parts.add("pool %s to %s".formatted(pool(from), pool(to)));
    }
    if (from.allowance() != to.allowance()) {
      parts.add("allowance %s to %s".formatted(number(from.allowance()), number(to.allowance())));
    }
    if (from.day() != to.day()) {
      parts.add("first day of the cycle %d to %d".formatted(from.day(), to.day()));
    }
    return String.join(", ", parts);
  }

  private static String pool(CreditTerms terms) {
    return terms.pool().map(CreditWords::number).orElse("no limit");
  }

  static Reply.Message undone(TermsChange change, String org) {
    return Reply.of(
        Span.plain("Undone: "),
        Span.bold(org),
        Span.plain(" has its former credits again: %s.".formatted(difference(change))));
  }
}
