package dev.roster.app.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Until when, for people; the page has no script, so the hour is UTC and the distance in words.
 *
 * @param machine for {@code <time datetime>}
 * @param date such as {@code 28 November 2026, 10:00 UTC}
 * @param distance such as {@code in 6 days}
 */
public record Expiry(String machine, String date, String distance) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Expiry of(Instant at, Instant now) {
    return new Expiry(
        at.truncatedTo(ChronoUnit.SECONDS).toString(),
        DATE.format(at),
        distance(Duration.between(now, at)));
  }

  private static String distance(Duration left) {
    if (left.toDays() >= 1) {
      return in(left.toDays(), "day");
    }
    if (left.toHours() >= 1) {
      return in(left.toHours(), "hour");
    }
    return in(Math.max(1, left.toMinutes()), "minute");
  }

  private static String in(long count, String unit) {
    return "in " + count + " " + unit + (count == 1 ? "" : "s");
  }
}
