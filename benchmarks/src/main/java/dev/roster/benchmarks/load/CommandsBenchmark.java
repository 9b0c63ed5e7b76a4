package dev.roster.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands through the engine beside the same statements by bare JDBC, in one run. */
@Command(
    name = "commands",
    mixinStandardHelpOptions = true,
    description = "Measures commands beside the same statements by bare JDBC.")
public final class CommandsBenchmark implements Callable<Integer> {

  @Option(names = "--home", description = "Home of the database (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("benchmarks", "target", "home");

  @Option(names = "--members", description = "Members of each org (default: ${DEFAULT-VALUE}).")
  private int members = 1_000;

  @Option(names = "--rounds", description = "Rounds of each kind (default: ${DEFAULT-VALUE}).")
  private int rounds = 9;

  @Option(names = "--connections", description = "Of each pool (default: ${DEFAULT-VALUE}).")
  private int connections = 16;

  @Option(names = "--command", description = "Only these, such as \"member show\".", split = ",")
  private List<String> only = List.of();

  @Option(names = "--callers", description = "Only so many callers at once.", split = ",")
  private List<Integer> callers = List.of();

  @Option(names = "--statements", description = "Only lists what each command asks.")
  private boolean statements;

  /** Runs it. */
  @Override
  public Integer call() {
    var workloads = new ArrayList<Workload>();
    if (only.isEmpty()) {
      workloads.addAll(List.of(Workload.values()));
    }
    only.forEach(path -> workloads.add(Workload.of(path).orElseThrow()));
    try (var bench = new Bench(home, connections, 16, members)) {
      if (statements) {
        var once = new Scenario(1, 3, 1);
        for (Workload workload : workloads) {
          var tape = new Comparison(bench, workload, once).example();
          System.out.println(
              workload.path() + ": " + tape.roundTrips() + " round trips\n" + tape.words());
        }
        return 0;
      }
      System.out.println(Comparison.Result.HEAD);
      for (Workload workload : workloads) {
        for (Scenario scenario : scenarios(workload)) {
          System.out.println(new Comparison(bench, workload, scenario).run(rounds).row());
        }
      }
    }
    return 0;
  }

  private List<Scenario> scenarios(Workload workload) {
    // As many as take about half a second.
    int commands = Math.min(members - 1, workload == Workload.SHOW ? 900 : 300);
    var all = new ArrayList<Scenario>();
    all.add(new Scenario(1, commands, 1));
    all.add(new Scenario(8, commands / 4, 8));
    all.add(new Scenario(16, commands / 8, 16));
    if (workload == Workload.ROLE) {
      all.add(new Scenario(16, commands / 8, 1));
    }
    return all.stream()
        .filter(scenario -> callers.isEmpty() || callers.contains(scenario.callers()))
        .toList();
  }
}
