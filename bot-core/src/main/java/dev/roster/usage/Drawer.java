package dev.roster.usage;

import java.util.Optional;
import java.util.UUID;

/**
 * A member as a report finds them.
 *
 * @param drawsOnPool see {@link Remaining#drawsOnPool}
 * @param cap their own limit; empty for none
 * @param spending what they used in the cycle
 */
record Drawer(
    UUID person, String tier, boolean drawsOnPool, Optional<Long> cap, Spending spending) {

  /** The same after they used more. */
  Drawer plus(DaySum sum) {
    return new Drawer(person, tier, drawsOnPool, cap, spending.plus(sum));
  }
}
