package dev.roster.usage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What an org lets its people use.
 *
 * @param pool credits a cycle for all who draw on the pool; empty for no limit (A24, D41)
 * @param allowance credits a cycle for each on Base, where Base has an allowance (A22)
 * @param day 1 to 31: the day of the month on which a cycle begins
 */
public record CreditTerms(Optional<Long> pool, long allowance, int day) {

  /** Checks that nothing is missing. */
  public CreditTerms {
    requireNonNull(pool, "pool must not be null");
  }

  /** The cycle that an instant lies in. */
  public Cycle cycleAt(Instant instant) {
    return Cycle.at(instant, day);
  }
}
