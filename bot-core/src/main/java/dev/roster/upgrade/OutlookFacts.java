package dev.roster.upgrade;

import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import dev.roster.upgrade.UpgradeRequest.State;
import dev.roster.usage.Balance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a card says of use, cost and history, to who may know it. */
final class OutlookFacts {

  private OutlookFacts() {}

  static List<Fact> of(Card card) {
    var facts = new ArrayList<Fact>();
    card.insight().outlook().ifPresent(outlook -> facts.addAll(use(card, outlook)));
    card.insight()
        .moments()
        .ifPresent(seen ->
            facts.add(
                new Fact(
                    "Last active",
                    List.of(seen.spokeAt().map(Span::when).orElseGet(() -> Span.plain("never"))))));
    card.insight()
        .earlier()
        .ifPresent(earlier -> facts.add(new Fact("Earlier requests", earlier(earlier, card.at()))));
    return facts;
  }

  private static List<Fact> use(Card card, Outlook outlook) {
    Balance balance = outlook.balance();
    long used = balance.spending().credits();
    var facts = new ArrayList<Fact>();
    if (card.held().filter(Held::isPro).isPresent()) {
      facts.add(new Fact("Used", words(credits(used) + " this cycle, on Pro")));
    } else if (balance.drawsOnPool()) {
      facts.add(
          new Fact("Used", words(credits(used) + " this cycle; Base draws on the pool here")));
    } else {
      facts.add(
          new Fact(
              "Base allowance",
              words(
                  share(balance.spending().fromAllowance(), balance.terms().allowance())
                      + " this cycle")));
    }
    if (card.insight().seesPool()) {
      facts.add(new Fact("Pool", pool(outlook)));
      facts.add(new Fact("Cost of Pro", cost(card, outlook)));
    }
    return facts;
  }

  private static List<Span> pool(Outlook outlook) {
    Optional<Long> left = outlook.poolLeft();
    if (left.isEmpty()) {
      return words("no limit");
    }
    var spans = new ArrayList<Span>();
    spans.add(
        Span.plain(
            left.get() == 0
                ? "⚠ used up: Pro would be paused at once, until "
                : "%,d of %s left until "
                    .formatted(left.get(), credits(outlook.balance().terms().pool().orElse(0L)))));
    spans.add(Span.when(outlook.balance().cycle().end()));
    return spans;
  }

  private static List<Span> cost(Card card, Outlook outlook) {
    var spans = new ArrayList<Span>();
    if (outlook.own().credits() == 0) {
      spans.add(Span.plain("nothing used in the last %s".formatted(days(outlook.days()))));
      return spans;
    }
    boolean capped = outlook.balance().cap().filter(cap -> cap == outlook.month()).isPresent();
    spans.add(
        Span.plain(
            "at their pace about %s a month from the pool%s"
                .formatted(
                    credits(outlook.month()), capped ? ", as much as their limit allows" : "")));
    if (outlook.days() < Outlook.DAYS) {
      String by = outlook.days() == 1 ? "1 day" : days(outlook.days());
      spans.add(Span.plain(" (going by %s)".formatted(by)));
    }
    if (outlook.poolLeft().isPresent() && !outlook.isPoolEmpty()) {
      Optional<Instant> end = outlook.poolEndsAt(card.at());
      spans.add(
          Span.plain(
              end.isPresent()
                  ? "; the pool would last until about "
                  : "; the pool lasts until the next cycle"));
      end.map(Span::when).ifPresent(spans::add);
    }
    return spans;
  }

  private static List<Span> earlier(Earlier earlier, Instant now) {
    if (earlier.last().isEmpty()) {
      return words("none");
    }
    UpgradeRequest last = earlier.last().get();
    State state = last.stateAt(now);
    String by = last.verdict().map(verdict -> " by " + verdict.name()).orElse("");
    String back = last.undone().isPresent() ? " and taken back" : "";
    String count =
        earlier.count() > Earlier.COUNTED
            ? "more than " + Earlier.COUNTED
            : Integer.toString(earlier.count());
    return List.of(
        Span.plain("%s, the last %s%s%s, ".formatted(count, state.word(), by, back)),
        Span.when(last.overAt()));
  }

  /** {@code 820 of 1,000 credits, 82 %}; from ten times on {@code 207 times it}. */
  private static String share(long used, long of) {
    String whole = "%,d of %s".formatted(used, credits(of));
    if (of == 0) {
      return whole;
    }
    return used / 10 >= of
        ? whole + String.format(Locale.ROOT, ", %,d times it", Math.round((double) used / of))
        : whole + ", %d %%".formatted(used * 100 / of);
  }

  static String credits(long credits) {
    return String.format(Locale.ROOT, credits == 1 ? "%,d credit" : "%,d credits", credits);
  }

  private static String days(int days) {
    return days == 1 ? "day" : days + " days";
  }

  private static List<Span> words(String text) {
    return List.of(Span.plain(text));
  }
}
