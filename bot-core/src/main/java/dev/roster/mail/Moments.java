package dev.roster.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants in mails: nobody knows where these are read, so in UTC and saying so. */
final class Moments {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  static String write(Instant at) {
    return UTC.format(at);
  }
}
