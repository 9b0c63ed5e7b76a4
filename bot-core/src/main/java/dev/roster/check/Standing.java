package dev.roster.check;

import dev.roster.access.Seat;
import dev.roster.usage.CreditTerms;
import dev.roster.usage.Remaining;
import java.util.Map;
import java.util.Optional;

/**
 * What decides a member's answers and changes only with the org's version: read once, kept until an
 * event about them or about the org.
 *
 * @param seat their rights, by the same code that decides on commands
 * @param cap their own limit of credits a cycle; empty for none (D42)
 * @param sessionEpoch see {@link Answer.Known}
 * @param terms what the org lets its people use
 * @param flags what each tier lets them use of the product
 */
record Standing(
    Seat seat,
    Optional<Long> cap,
    long sessionEpoch,
    CreditTerms terms,
    Map<String, Map<String, String>> flags) {

  /** The org's version that it was read at, at least. */
  long version() {
    return seat.orgVersion();
  }

  /** What they draw on while they are on a tier. */
  boolean drawsOnPool(String tier) {
    return Remaining.drawsOnPool(tier, seat.scheme().policy("credits.base"));
  }

  /** Whether what others used decides what they may use while they are on a tier. */
  boolean sharesPool(String tier) {
    return drawsOnPool(tier) && terms.pool().isPresent();
  }
}
