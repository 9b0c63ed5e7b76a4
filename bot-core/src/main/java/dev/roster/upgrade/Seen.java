package dev.roster.upgrade;

import static dev.roster.command.Option.carried;

import dev.roster.command.Kind;
import dev.roster.command.Option;
import dev.roster.reply.Block;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.usage.Balance;
import dev.roster.usage.Remaining.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a card said when it was drawn, carried by its button: a press decides on what is true then,
 * and the answer says where that is something else.
 *
 * @param tier the requester's tier, as {@link Held#word}
 * @param pool what the pool had left; empty for no limit, and where the card did not say
 */
record Seen(Optional<String> tier, Optional<Long> pool) {

  static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty());

  private static final String TIER = "seen-tier";
  private static final String POOL = "seen-pool";

  static Option<Optional<String>> tierOption() {
    return carried(TIER, new Kind.Text(60));
  }

  static Option<Optional<String>> poolOption() {
    return carried(POOL, new Kind.Text(20));
  }

  static Seen read(Optional<String> tier, Optional<String> pool) {
    return new Seen(tier, pool.map(Long::parseLong));
  }

  /** The words that a card's button carries. */
  static Map<String, String> words(Card card) {
    var words = new HashMap<String, String>();
    card.held().ifPresent(held -> words.put(TIER, held.word()));
    card.insight()
        .outlook()
        .filter(_ -> card.insight().seesPool())
        .flatMap(Outlook::poolLeft)
        .ifPresent(left -> words.put(POOL, Long.toString(left)));
    return words;
  }

  /**
   * What whoever approved is told: what changed since the card was drawn, and what Pro meets.
   *
   * @param outlook as it is in the approving change; empty where it is not known
   * @param sees whether numbers may be told where the answer is read
   */
  List<Block> told(Deciding.Outcome outcome, Optional<Outlook> outlook, boolean sees) {
    var notes = new ArrayList<Block>();
    tier.filter(word -> !word.equals(outcome.was().word()))
        .map(Held::read)
        .ifPresent(then -> {
          var spans = new ArrayList<Span>();
          spans.add(Span.plain("Since this card was drawn their tier had changed: from "));
          spans.addAll(then.spans());
          spans.add(Span.plain(" to "));
          spans.addAll(outcome.was().spans());
          spans.add(Span.plain("."));
          notes.add(new Block.Note(spans));
        });
    outlook.ifPresent(now -> limits(notes, now, sees));
    return notes;
  }

  private void limits(List<Block> notes, Outlook now, boolean sees) {
    Balance balance = now.balance();
    boolean paused = balance.drawsOnPool() && balance.remaining().isPaused();
    if (paused) {
      boolean byPool = balance.remaining().source().filter(Source.POOL::equals).isPresent();
      var spans = new ArrayList<Span>();
      spans.add(
          Span.plain(
              byPool
                  ? "⚠ The pool is used up, so their Pro is paused until "
                  : "⚠ Their own limit is used up, so their Pro is paused until "));
      spans.add(Span.when(balance.cycle().end()));
      spans.addAll(
          Sentences.spans(
              byPool ? "; `/org credits` raises the pool." : "; `/member limit` raises it."));
      if (byPool && pool.filter(left -> left > 0).isPresent()) {
        spans.add(
            Span.plain(
                sees
                    ? " It had %s left when this card was drawn."
                        .formatted(OutlookFacts.credits(pool.get()))
                    : " It was not when this card was drawn."));
      }
      notes.add(new Block.Note(spans));
    } else if (sees && isShortNow(now)) {
      notes.add(
          new Block.Note(
              List.of(
                  Span.plain(
                      "The pool has %s left, less than the %,d when this card was drawn and less than they use a month at their pace (%,d)."
                          .formatted(
                              OutlookFacts.credits(now.poolLeft().orElse(0L)),
                              pool.orElse(0L),
                              now.month())))));
    }
  }

  /** Whether the pool would have lasted for a month of theirs then and would not now. */
  private boolean isShortNow(Outlook now) {
    return pool.filter(then -> then >= now.month()).isPresent()
        && now.poolLeft().filter(left -> left < now.month()).isPresent();
  }
}
