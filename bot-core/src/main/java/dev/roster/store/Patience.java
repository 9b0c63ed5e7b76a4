package dev.roster.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How long a kind of outbox row is tried: with pauses that double, and an end.
 *
 * @param first the pause after the first try
 * @param longest the longest pause
 * @param tries how many tries at most
 * @param life how long after it was written a row is given up, whatever was tried
 * @param jitter by how many hundredths a pause is longer or shorter, so that what failed together
 *     does not come back together
 */
public record Patience(Duration first, Duration longest, int tries, Duration life, int jitter) {

  /** For chat and the like: 2 s, 4 s, 8 s, ... at most an hour, 12 tries. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(2), Duration.ofHours(1), 12, Duration.ofDays(14), 0);

  /**
   * For mail, as mail servers do among themselves: 1, 2, 4, ... minutes, at most 4 hours, for 3
   * days (RFC 5321, 4.5.4.1: give up after 4 to 5 days at most; people want to know earlier).
   */
  public static final Patience MAIL =
      new Patience(
          Duration.ofMinutes(1), Duration.ofHours(4), Integer.MAX_VALUE, Duration.ofDays(3), 20);

  /** Checks that nothing is missing. */
  public Patience {
    requireNonNull(first, "first must not be null");
    requireNonNull(longest, "longest must not be null");
    requireNonNull(life, "life must not be null");
  }

  /**
   * When to try again.
   *
   * @param id whose pauses differ from those of others by the jitter
   * @param tried how many tries there were
   * @param atLeast what the other side asks for
   * @return empty to give up
   */
  Optional<Instant> next(UUID id, Instant writtenAt, int tried, Duration atLeast, Instant now) {
    if (tried >= tries || !now.isBefore(writtenAt.plus(life))) {
      return Optional.empty();
    }
    int doubled = Math.min(Math.max(tried - 1, 0), 30);
    long pause = Math.min(longest.toMillis(), first.toMillis() << doubled);
    long shift =
        jitter == 0 ? 0 : Math.floorMod(31L * id.hashCode() + tried, 2L * jitter + 1) - jitter;
    long millis = Math.max(pause + pause * shift / 100, atLeast.toMillis());
    return Optional.of(now.plusMillis(millis));
  }
}
