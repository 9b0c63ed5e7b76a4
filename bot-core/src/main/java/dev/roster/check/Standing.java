package dev.roster.check;

import dev.roster.access.Seat;
import dev.roster.usage.CreditTerms;
import dev.roster.usage.Remaining;
import java.time.Instant;
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
 * @param flags what their tier lets them use of the product
 */
record Standing(
    Seat seat,
    Optional<Long> cap,
    long sessionEpoch,
    CreditTerms terms,
    Map<String, String> flags) {

  Standing {
    flags = Map.copyOf(flags);
  }

  /** The org's version that it was read at, at least. */
  long version() {
    return seat.orgVersion();
  }

  /** Whether Pro has ended since it was read, which no version tells. */
  boolean isOverAt(Instant now) {
    return !seat.tierAt(now).equals(seat.tier());
  }

  /** The first instant at which it may be another without a change; the last one for none. */
  Instant holdsUntil(Instant most) {
    return seat.tierUntil()
        .filter(_ -> seat.tier().equals("pro"))
        .filter(most::isAfter)
        .orElse(most);
  }

  boolean drawsOnPool() {
    return Remaining.drawsOnPool(seat.tier(), seat.scheme().policy("credits.base"));
  }

  /** Whether what others used decides what they may use. */
  boolean sharesPool() {
    return drawsOnPool() && terms.pool().isPresent();
  }
}
