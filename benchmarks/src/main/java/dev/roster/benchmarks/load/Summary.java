package dev.roster.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The median over rounds, with the least and the most. */
public record Summary(double median, double least, double most) {

  /** The summary of one figure. */
  public static Summary of(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return new Summary(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /** In milliseconds, from microseconds. */
  public String millis() {
    return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median / 1e3, least / 1e3, most / 1e3);
  }

  /** As whole numbers. */
  public String whole() {
    return String.format(Locale.ROOT, "%,.0f (%,.0f-%,.0f)", median, least, most);
  }
}
