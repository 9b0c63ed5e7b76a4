package dev.roster.usage;

import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the picture of a cycle to the words about it. */
final class UsagePicture {

  private UsagePicture() {}

  /**
   * The answer with its picture; without one where nothing was used, and with a note where no
   * picture can be drawn here.
   *
   * @param days those on which something was used
   * @param pace what an even use of a limit would be
   */
  static Reply above(
      Reply.Message message,
      Cycle cycle,
      SortedMap<LocalDate, Used> days,
      Optional<Chart.Pace> pace) {
    if (days.values().stream().allMatch(used -> used.credits() == 0)) {
      return message;
    }
    String title = "Credits by day, " + Amounts.cycle(cycle);
    return Chart.draw(title, filled(cycle, days), pace)
        .<Reply>map(png ->
            new Reply.Picture(
                "usage-%s.png".formatted(cycle.first()),
                title,
                png,
                alternative(cycle, days, pace),
                message))
        .orElseGet(() ->
            message.with(
                new Block.Note(
                    List.of(
                        Span.plain(
                            "There is no picture: the machine that Roster runs on cannot draw"
                                + " one.")))));
  }

  /** Every day of the cycle. */
  private static SortedMap<LocalDate, Long> filled(Cycle cycle, SortedMap<LocalDate, Used> days) {
    var all = new TreeMap<LocalDate, Long>();
    cycle
        .first()
        .datesUntil(cycle.next())
        .forEach(day -> all.put(day, days.getOrDefault(day, Used.NOTHING).credits()));
    return all;
  }

  /** What the picture shows, for who does not see it. */
  static String alternative(
      Cycle cycle, SortedMap<LocalDate, Used> days, Optional<Chart.Pace> pace) {
    Map.Entry<LocalDate, Used> most =
        days.entrySet().stream()
            .max(Comparator.comparingLong(day -> day.getValue().credits()))
            .orElseThrow();
    long busy = days.values().stream().filter(used -> used.credits() > 0).count();
    String line =
        pace.map(one ->
                " A line shows the %s, %s a day."
                    .formatted(one.label(), Amounts.rounded(one.credits())))
            .orElse("");
    return "Bars of the credits used on each day of %s: %s in all, on %d of %d days, most on %s with %s.%s"
        .formatted(
            Amounts.cycle(cycle),
            Amounts.grouped(Comparison.sum(days).credits()),
            busy,
            cycle.days(),
            Amounts.day(most.getKey()),
            Amounts.grouped(most.getValue().credits()),
            line);
  }
}
