package dev.roster.app.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Instants as people read them; the page has no script, so the hour is UTC. */
public final class Moments {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  /** Such as {@code 28 Nov 2026}. */
  public static String day(Instant at) {
    return DAY.format(at);
  }

  /** The same, or {@code never}. */
  public static String day(Optional<Instant> at) {
    return at.map(Moments::day).orElse("never");
  }

  /** Such as {@code 28 Nov 2026, 10:00 UTC}. */
  public static String hour(Instant at) {
    return HOUR.format(at);
  }
}
