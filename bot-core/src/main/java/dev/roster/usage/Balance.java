package dev.roster.usage;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a member stands in a cycle.
 *
 * @param terms what the org lets its people use
 * @param cycle the cycle
 * @param drawsOnPool whether the org's pool gives, else the allowance of Base
 * @param cap the member's own limit; empty for none (D42)
 * @param spending what they used in the cycle
 * @param pool what the org's pool gave to all in the cycle
 */
public record Balance(
    CreditTerms terms,
    Cycle cycle,
    boolean drawsOnPool,
    Optional<Long> cap,
    Spending spending,
    long pool) {

  /** Checks that nothing is missing. */
  public Balance {
    requireNonNull(terms, "terms must not be null");
    requireNonNull(cycle, "cycle must not be null");
    requireNonNull(cap, "cap must not be null");
    requireNonNull(spending, "spending must not be null");
  }

  /** What they may use yet. */
  public Remaining remaining() {
    return Remaining.of(terms, drawsOnPool, cap, spending, pool);
  }
}
