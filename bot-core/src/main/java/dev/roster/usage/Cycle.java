package dev.roster.usage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time over which credits are counted: a month in UTC that begins on the org's day (D43). In a
 * month that has no such day it begins on its last.
 *
 * @param first its first day
 * @param next the first day of the one after
 */
public record Cycle(LocalDate first, LocalDate next) {

  /** Checks the order. */
  public Cycle {
    requireNonNull(first, "first must not be null");
    if (!first.isBefore(next)) {
      throw new IllegalArgumentException("a cycle ends after it begins");
    }
  }

  /**
   * The cycle that an instant lies in.
   *
   * @param day 1 to 31: the day of the month on which cycles begin
   */
  public static Cycle at(Instant instant, int day) {
    return of(LocalDate.ofInstant(instant, ZoneOffset.UTC), day);
  }

  /**
   * The cycle that a day lies in.
   *
   * @param day 1 to 31: the day of the month on which cycles begin
   */
  static Cycle of(LocalDate date, int day) {
    YearMonth month = YearMonth.from(date);
    return of(date.isBefore(begin(month, day)) ? month.minusMonths(1) : month, day);
  }

  /**
   * The cycle that begins in a month.
   *
   * @param day 1 to 31: the day of the month on which cycles begin
   */
  static Cycle of(YearMonth month, int day) {
    return new Cycle(begin(month, day), begin(month.plusMonths(1), day));
  }

  /** The one before, as the org has them now. */
  Cycle before(int day) {
    return of(YearMonth.from(first).minusMonths(1), day);
  }

  /** How many days it has: 28 to 31, as long as nobody moves the day. */
  int days() {
    return (int) ChronoUnit.DAYS.between(first, next);
  }

  private static LocalDate begin(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  /** When the next one begins, and everybody may go on. */
  public Instant end() {
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Whether a day lies in it. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && day.isBefore(next);
  }
}
