package dev.roster.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Usage events a second in one org and in many, beside bare JDBC that only writes. */
@Command(
    name = "usage",
    mixinStandardHelpOptions = true,
    description = "Measures usage events a second in one org and in many, beside bare JDBC.")
public final class UsageBenchmark implements Callable<Integer> {

  private static final int MEMBERS = 50;
  private static final int WARM_UP = 2;

  @Option(names = "--home", description = "Home of the database (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("benchmarks", "target", "home");

  @Option(names = "--orgs", description = "How many are many (default: ${DEFAULT-VALUE}).")
  private int orgs = 100;

  @Option(names = "--reporters", description = "At once (default: ${DEFAULT-VALUE}).")
  private int reporters = 8;

  @Option(names = "--rounds", description = "Rounds of each kind (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  /** Runs it. */
  @Override
  public Integer call() {
    try (var bench = new Bench(home, reporters, Collections.nCopies(orgs, MEMBERS))) {
      var reports = new UsageReports(bench);
      System.out.println(
          """
          | events a report | reporters | Roster events/s | p50 ms | bare events/s | p50 ms | Roster / bare |
          |---|---|---|---|---|---|---|\
          """);
      for (int size : new int[] {1_000, 1}) {
        for (int many : new int[] {1, orgs}) {
          System.out.println(
              row(reports, size, new Scenario(reporters, size == 1 ? 150 : 5, many)));
        }
      }
    }
    return 0;
  }

  private String row(UsageReports reports, int size, Scenario scenario) {
    var roster = new ArrayList<Round>();
    var bare = new ArrayList<Round>();
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < WARM_UP + rounds; i++) {
      List<UsageReports.Report> first = reports.make(scenario, size);
      List<UsageReports.Report> second = reports.make(scenario, size);
      boolean rosterFirst = i % 2 == 0;
      Round one = run(reports, scenario, first, rosterFirst);
      Round other = run(reports, scenario, second, !rosterFirst);
      if (i >= WARM_UP) {
        roster.add(rosterFirst ? one : other);
        bare.add(rosterFirst ? other : one);
        ratios.add(roster.getLast().rate() / bare.getLast().rate());
      }
    }
    Collections.sort(ratios);
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %s | %s | %s | %s | %.2f (%.2f-%.2f) |",
        size,
        scenario.words().replace("caller", "reporter"),
        events(roster, size),
        Summary.of(roster, Round::p50).millis(),
        events(bare, size),
        Summary.of(bare, Round::p50).millis(),
        ratios.get(ratios.size() / 2),
        ratios.getFirst(),
        ratios.getLast());
  }

  private static Round run(
      UsageReports reports, Scenario scenario, List<UsageReports.Report> made, boolean isRoster) {
    return Round.of(
        scenario,
        (caller, command) -> {
          UsageReports.Report report = made.get(caller * scenario.commands() + command);
          if (isRoster) {
            reports.record(report);
          } else {
            reports.write(report);
          }
        });
  }

  private static String events(List<Round> rounds, int size) {
    return Summary.of(rounds, round -> round.rate() * size).whole();
  }
}
