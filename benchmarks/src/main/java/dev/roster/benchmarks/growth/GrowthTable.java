package dev.roster.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of a run; each row is written when its operation is done. */
final class GrowthTable {

  /** What grows more than this is marked: the goal for p50 at the largest beside the smallest. */
  static final double GOAL = 1.5;

  private final List<SizedOrg> orgs;

  GrowthTable(List<SizedOrg> orgs) {
    this.orgs = orgs;
  }

  String head() {
    String sizes =
        orgs.stream()
            .map(org -> String.format(Locale.ROOT, " %,d: p50 ms | p99 |", org.size()))
            .collect(Collectors.joining());
    String ratios =
        orgs.stream()
            .skip(1)
            .map(org -> " " + size(org) + "/" + size(orgs.getFirst()) + " |")
            .collect(Collectors.joining());
    int columns = 1 + 3 * orgs.size() - 1;
    return "| operation |" + sizes + ratios + "\n|" + "---|".repeat(columns);
  }

  private static String size(SizedOrg org) {
    if (org.size() % 1_000_000 == 0) {
      return org.size() / 1_000_000 + "M";
    }
    return org.size() % 1_000 == 0 ? org.size() / 1_000 + "k" : String.valueOf(org.size());
  }

  String row(Operation operation, List<Times> times) {
    String measured =
        times.stream()
            .map(one ->
                String.format(Locale.ROOT, " %.2f | %.2f |", one.p50() / 1e3, one.p99() / 1e3))
            .collect(Collectors.joining());
    String ratios =
        IntStream.range(1, times.size())
            .mapToObj(i -> ratio(times.get(i).p50() / times.getFirst().p50()))
            .collect(Collectors.joining());
    return "| " + operation.name() + " |" + measured + ratios;
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio > GOAL ? " **%.2f** ⚠ |" : " %.2f |", ratio);
  }

  /** Whether the operation costs more in a larger org than it may. */
  static boolean grows(List<Times> times) {
    return times.stream().anyMatch(one -> one.p50() > GOAL * times.getFirst().p50());
  }
}
