package dev.roster.check;

import dev.roster.usage.Cycle;
import dev.roster.usage.Remaining;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A member's answers while nothing changes: their standing, what they used, and where it counts
 * what all used. Never changed but for the answers, which are worked out once each.
 */
final class View {

  // One an org permission and some for teams; a product that asks for more is answered all the
  // same.
  private static final int MOST_ANSWERS = 200;

  private final Standing standing;
  private final Spent spent;
  private final @Nullable Pool pool;
  private final Instant at;
  private final Remaining remaining;
  private final Answer.Known known;
  private final long from;
  private final long until;
  private final ConcurrentHashMap<Object, Answer> answers = new ConcurrentHashMap<>();

  /**
   * Works out what is left.
   *
   * @param pool what the pool gave; null where that decides nothing
   * @param at an instant in the cycle, from which on it holds until the cycle or their tier ends
   */
  View(Standing standing, Spent spent, @Nullable Pool pool, Instant at) {
    this.standing = standing;
    this.spent = spent;
    this.pool = pool;
    this.at = at;
    String tier = standing.seat().tierAt(at);
    this.remaining =
        Remaining.of(
            standing.terms(),
            standing.drawsOnPool(tier),
            standing.cap(),
            spent.spending(),
            pool == null ? 0 : pool.spent());
    Cycle cycle = spent.cycle();
    Instant end =
        standing
            .seat()
            .tierUntil()
            .filter(at::isBefore)
            .filter(cycle.end()::isAfter)
            .orElse(cycle.end());
    this.from = cycle.first().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    this.until = end.toEpochMilli();
    this.known =
        new Answer.Known(
            standing.seat().role().name(),
            tier,
            standing.flags().getOrDefault(tier, Map.of()),
            remaining.credits(),
            standing.sessionEpoch(),
            remaining.isPaused() ? Optional.of(cycle.end()) : Optional.empty());
  }

  Standing standing() {
    return standing;
  }

  Spent spent() {
    return spent;
  }

  /** What the pool gave; null where that decides nothing. */
  @Nullable Pool pool() {
    return pool;
  }

  Answer.Known known() {
    return known;
  }

  /** The limit at which they wait, such as {@code cap}; empty for who does not. */
  Optional<String> paused() {
    return remaining.isPaused() ? remaining.source().map(Remaining.Source::word) : Optional.empty();
  }

  /** The same where they used more. */
  View with(Spent newest) {
    return new View(standing, newest, pool, at);
  }

  /** The same where others used more. */
  View with(Pool newest) {
    return new View(standing, spent, newest, at);
  }

  /** Whether it still holds, as far as what is kept beside it tells. */
  @SuppressWarnings("ReferenceEquality") // a pool that was read anew is another one
  boolean holds(long floor, @Nullable Pool poolNow, long millis) {
    return standing.version() >= floor
        && (pool == null || pool == poolNow)
        && millis >= from
        && millis < until;
  }

  /** The answer to what was asked before; null for something new. */
  @Nullable Answer answer(Object asked) {
    return answers.get(asked);
  }

  /** Keeps an answer, while there is room. */
  Answer keep(Object asked, Answer answer) {
    if (answers.size() < MOST_ANSWERS) {
      answers.put(asked, answer);
    }
    return answer;
  }
}
