package dev.roster.usage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as people read them. */
final class Amounts {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private Amounts() {}

  /** Such as {@code 1,200}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Such as {@code 1 credit} or {@code 1,200 credits}. */
  static String credits(long number) {
    return grouped(number) + (number == 1 ? " credit" : " credits");
  }

  /** Such as {@code 1 request} or {@code 1,200 requests}. */
  static String requests(long number) {
    return grouped(number) + (number == 1 ? " request" : " requests");
  }

  /** A whole number from 10 on, below that with one digit behind the point. */
  static String rounded(double number) {
    return number < 10 && number != Math.rint(number)
        ? String.format(Locale.ROOT, "%.1f", number)
        : grouped(Math.round(number));
  }

  /** Such as {@code 12 November 2026}. */
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Such as {@code 12 Nov}. */
  static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** Such as {@code November 2026}; with its first and last day when it begins within a month. */
  static String cycle(Cycle cycle) {
    return cycle.first().getDayOfMonth() == 1
        ? MONTH.format(cycle.first())
        : "%s to %s".formatted(day(cycle.first()), day(cycle.next().minusDays(1)));
  }
}
