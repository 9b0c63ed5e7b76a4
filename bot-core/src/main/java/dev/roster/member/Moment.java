package dev.roster.member;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** A time as the database writes it, to the microsecond. */
final class Moment {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Moment() {}

  static boolean isOne(String text) {
    try {
      LocalDateTime.parse(text, WRITTEN);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
