package dev.roster.usage;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a member may use yet in a cycle: the least of what is left of their own limit (D42) and of
 * what they draw on, which is the allowance of Base or the org's pool (A22, A24, X28). A team
 * changes nothing of it (C26, C27).
 *
 * @param credits how many; never below zero, whatever was reported (X33); empty for no limit
 * @param source what that number is left of; empty for no limit
 */
public record Remaining(Optional<Long> credits, Optional<Source> source) {

  /** What limits somebody. */
  public enum Source {
    /** The allowance of somebody on Base. */
    ALLOWANCE,
    /** The org's pool. */
    POOL,
    /** A member's own limit, by {@code member limit}. */
    CAP;

    /** The word of the database, such as {@code cap}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that nothing is missing. */
  public Remaining {
    requireNonNull(credits, "credits must not be null");
    requireNonNull(source, "source must not be null");
  }

  /**
   * What is left.
   *
   * @param drawsOnPool see {@link #drawsOnPool}
   * @param cap the member's own limit; empty for none
   * @param own what the member used in the cycle
   * @param pool what the pool gave to all in the cycle
   */
  public static Remaining of(
      CreditTerms terms, boolean drawsOnPool, Optional<Long> cap, Spending own, long pool) {
    Optional<Remaining> ofCap = cap.map(most -> left(most - own.credits(), Source.CAP));
    Optional<Remaining> ofSource =
        drawsOnPool
            ? terms.pool().map(most -> left(most - pool, Source.POOL))
            : Optional.of(left(terms.allowance() - own.fromAllowance(), Source.ALLOWANCE));
    return Stream.of(ofSource, ofCap)
        .flatMap(Optional::stream)
        .min((one, other) ->
            Long.compare(one.credits.orElse(Long.MAX_VALUE), other.credits.orElse(Long.MAX_VALUE)))
        .orElse(new Remaining(Optional.empty(), Optional.empty()));
  }

  /**
   * What a member draws on.
   *
   * @param tier {@code base} or {@code pro}
   * @param base the org's policy {@code credits.base}
   */
  public static boolean drawsOnPool(String tier, String base) {
    return tier.equals("pro") || base.equals("pool");
  }

  private static Remaining left(long credits, Source source) {
    return new Remaining(Optional.of(Math.max(0, credits)), Optional.of(source));
  }

  /** Whether nothing is left: what costs credits waits for the next cycle (D43). */
  public boolean isPaused() {
    return credits.filter(left -> left == 0).isPresent();
  }
}
