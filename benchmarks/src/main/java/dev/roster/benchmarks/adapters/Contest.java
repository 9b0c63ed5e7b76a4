package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.adapters.Side.Times;
import dev.roster.benchmarks.load.Company;
import dev.roster.benchmarks.load.Round;
import dev.roster.benchmarks.load.Scenario;
import dev.roster.benchmarks.load.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the same through every side, in turns; the first is what the others are compared to. */
final class Contest {

  static final String HEAD =
      """
      | | callers | through | acknowledged p50 ms | p99 ms | answered p50 ms | p99 ms | p50 / engine | p99 / engine |
      |---|---|---|---|---|---|---|---|---|\
      """;

  /** Rounds that only warm the compiler and the database up. */
  private static final int WARM_UP = 5;

  private final List<Side> sides;
  private final Company company;

  Contest(List<Side> sides, Company company) {
    this.sides = sides;
    this.company = company;
  }

  /** The rows of the table. */
  List<String> run(Deed deed, Scenario scenario, int rounds) {
    var measured = new ArrayList<List<Times>>();
    sides.forEach(_ -> measured.add(new ArrayList<>()));
    for (int round = 0; round < WARM_UP + rounds; round++) {
      for (int turn = 0; turn < sides.size(); turn++) {
        int side = (round + turn) % sides.size();
        Times times = sides.get(side).round(deed, scenario);
        company.restore();
        if (round >= WARM_UP) {
          measured.get(side).add(times);
        }
      }
    }
    var rows = new ArrayList<String>();
    for (int side = 0; side < sides.size(); side++) {
      rows.add(
          "| %s | %s | %s".formatted(deed.title(), scenario.words(), sides.get(side).name())
              + figures(measured.get(side), answered(measured.getFirst())));
    }
    return rows;
  }

  private static List<Round> answered(List<Times> times) {
    return times.stream().map(Times::answered).toList();
  }

  private static String figures(List<Times> times, List<Round> engine) {
    List<Round> acknowledged = times.stream().map(Times::acknowledged).toList();
    List<Round> answered = answered(times);
    Summary p50 = Summary.of(answered, Round::p50);
    Summary p99 = Summary.of(answered, Round::p99);
    boolean acknowledges = acknowledged.getFirst().p50() > 0;
    return String.format(
        Locale.ROOT,
        " | %s | %s | %s | %s | %.2f | %.2f |",
        acknowledges ? Summary.of(acknowledged, Round::p50).millis() : "",
        acknowledges ? Summary.of(acknowledged, Round::p99).millis() : "",
        p50.millis(),
        p99.millis(),
        p50.median() / Summary.of(engine, Round::p50).median(),
        p99.median() / Summary.of(engine, Round::p99).median());
  }
}
