package dev.roster.upgrade;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When it is said that somebody's Pro ends (issue 6, "The card"). */
enum Reminder {
  THREE_DAYS(Duration.ofDays(3)),
  ONE_DAY(Duration.ofDays(1));

  private final Duration before;

  Reminder(Duration before) {
    this.before = before;
  }

  /** From when on the end of Pro is worth being shown. */
  static Instant from(Instant end) {
    return end.minus(THREE_DAYS.before);
  }

  /** When the next is due after an instant; empty when none is left before the end. */
  static Optional<Instant> after(Instant now, Instant end) {
    return Arrays.stream(values())
        .map(reminder -> end.minus(reminder.before))
        .filter(now::isBefore)
        .findFirst();
  }
}
