package dev.roster.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When it is said that a key's time ends: early enough to make another, and at the last. */
final class KeyReminder {

  private static final Duration FIRST = Duration.ofDays(14);
  private static final Duration LAST = Duration.ofDays(1);

  private KeyReminder() {}

  /** When the next is due after an instant; empty when none is left before the end. */
  static Optional<Instant> after(Instant now, Instant end) {
    return Stream.of(FIRST, LAST).map(end::minus).filter(now::isBefore).findFirst();
  }
}
