package dev.roster.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes a second in one hot org and in many, beside the same statements by bare JDBC. */
@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = "Measures changes a second in one hot org and in many, beside bare JDBC.")
public final class ChangesBenchmark implements Callable<Integer> {

  @Option(names = "--home", description = "Home of the database (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("benchmarks", "target", "home");

  @Option(names = "--orgs", description = "How many are many (default: ${DEFAULT-VALUE}).")
  private int orgs = 1_000;

  @Option(names = "--callers", description = "At once (default: ${DEFAULT-VALUE}).")
  private int callers = 16;

  @Option(
      names = "--changes",
      description = "Of each caller in a round (default: ${DEFAULT-VALUE}).")
  private int changes = 125;

  @Option(names = "--rounds", description = "Rounds of each kind (default: ${DEFAULT-VALUE}).")
  private int rounds = 9;

  @Option(names = "--connections", description = "Of each pool (default: ${DEFAULT-VALUE}).")
  private int connections = 16;

  /** Runs it. */
  @Override
  public Integer call() {
    int all = callers * changes;
    // The first org is the hot one; each has somebody for each change that falls to it.
    var members = new ArrayList<>(Collections.nCopies(orgs, 2 + all / orgs));
    members.set(0, all + 1);
    try (var bench = new Bench(home, connections, members)) {
      System.out.println(Comparison.Result.HEAD);
      for (var scenario :
          List.of(new Scenario(callers, changes, 1), new Scenario(callers, changes, orgs))) {
        System.out.println(new Comparison(bench, Workload.ROLE, scenario).run(rounds).row());
      }
    }
    return 0;
  }
}
