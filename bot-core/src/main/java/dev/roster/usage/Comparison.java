package dev.roster.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;

/**
 * What was used in a cycle beside the one before; of a cycle that goes on, beside as many days of
 * the one before.
 *
 * @param now in the cycle
 * @param before in the one before, or in as many days of it
 * @param partly whether only those days are compared
 */
record Comparison(Used now, Used before, boolean partly) {

  /**
   * Compares.
   *
   * @param days of the cycle, those on which something was used
   * @param former of the one before
   */
  static Comparison of(
      SortedMap<LocalDate, Used> days,
      SortedMap<LocalDate, Used> former,
      Cycle cycle,
      Cycle formerCycle,
      Instant at) {
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    boolean goesOn = cycle.contains(today);
    LocalDate until =
        goesOn
            ? formerCycle.first().plusDays(today.toEpochDay() - cycle.first().toEpochDay() + 1)
            : formerCycle.next();
    return new Comparison(sum(days), sum(former.headMap(until)), goesOn);
  }

  static Used sum(Map<LocalDate, Used> days) {
    return days.values().stream().reduce(Used.NOTHING, Used::plus);
  }

  /** Such as {@code 1,200, 20% more than the 1,000 by this day of the month before}. */
  String credits() {
    return words(now.credits(), before.credits());
  }

  /** The same of requests. */
  String requests() {
    return words(now.requests(), before.requests());
  }

  private String words(long used, long formerly) {
    String when = partly ? "by this day of the cycle before" : "in the cycle before";
    String shown = Amounts.grouped(used);
    if (before.isNothing()) {
      return shown;
    }
    if (formerly == 0) {
      return "%s (none %s)".formatted(shown, when);
    }
    if (used == formerly) {
      return "%s (as many as %s)".formatted(shown, when);
    }
    if (formerly <= used / 10) {
      return "%s (%s times the %s %s)"
          .formatted(
              shown,
              Amounts.grouped(Math.round((double) used / formerly)),
              Amounts.grouped(formerly),
              when);
    }
    long percent = Math.round(100.0 * Math.abs(used - formerly) / formerly);
    return "%s (%s%% %s than the %s %s)"
        .formatted(
            shown,
            Amounts.grouped(Math.max(1, percent)),
            used > formerly ? "more" : "less",
            Amounts.grouped(formerly),
            when);
  }
}
