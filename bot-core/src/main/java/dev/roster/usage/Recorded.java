package dev.roster.usage;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.UUID;

/**
 * A report that was committed by this process, as {@link Meter#onRecorded} tells it. Reports of one
 * org may be told in another order than they were committed in: the one with the higher tick is
 * newer.
 *
 * @param org which one
 * @param tick the number that the report gave to the org's credit account: the one before was the
 *     number less one
 * @param cycle the cycle that the sums are of: the one of when it was recorded
 * @param members of those whom the report named and who are members, what they used in the cycle
 * @param pool what the org's pool gave to all in the cycle
 */
public record Recorded(UUID org, long tick, Cycle cycle, Map<UUID, Spending> members, long pool) {

  /** Copies the members. */
  public Recorded {
    requireNonNull(org, "org must not be null");
    requireNonNull(cycle, "cycle must not be null");
    members = Map.copyOf(members);
  }
}
