package dev.roster.benchmarks.adapters;

import dev.roster.benchmarks.load.Bench;
import dev.roster.benchmarks.load.Scenario;
import dev.roster.slack.standin.StandInSlack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands through each adapter beside the engine alone, in one run. */
@Command(
    name = "adapters",
    mixinStandardHelpOptions = true,
    description = "Measures acknowledgement and answer through each adapter beside the engine.")
public final class AdaptersBenchmark implements Callable<Integer> {

  private static final int CALLERS = 8;

  @Option(names = "--home", description = "Home of the database (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("benchmarks", "target", "home");

  @Option(names = "--members", description = "Members of each org (default: ${DEFAULT-VALUE}).")
  private int members = 1_000;

  @Option(names = "--rounds", description = "Rounds of each kind (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--commands",
      description = "Commands of a round, of all callers together (default: ${DEFAULT-VALUE}).")
  private int commands = 200;

  @Option(names = "--connections", description = "Of each pool (default: ${DEFAULT-VALUE}).")
  private int connections = 16;

  /** Runs it. */
  @Override
  public Integer call() throws Exception {
    var sides = new ArrayList<Side>();
    try (var bench = new Bench(home, connections, CALLERS, Math.max(members, commands + 1))) {
      try {
        enter(bench, sides);
        var contest = new Contest(sides, bench.company());
        System.out.println(Contest.HEAD);
        for (Deed deed : Deed.values()) {
          for (int callers : new int[] {1, CALLERS}) {
            var scenario = new Scenario(callers, commands / callers, callers);
            contest.run(deed, scenario, rounds).forEach(System.out::println);
          }
        }
      } finally {
        // The stand-in of Discord complains here of rules that were broken.
        for (Side side : sides) {
          if (!side.repeating()) {
            side.way().close();
          }
        }
      }
    }
    return 0;
  }

  private void enter(Bench bench, List<Side> sides) throws Exception {
    var echo = new Echo(bench.engine());
    sides.add(new Side("the engine alone", new EngineWay(echo), echo, false));
    echo = new Echo(bench.engine());
    enter(sides, "Slack, HTTP", SlackWay.byHttp(echo, bench.platforms(), CALLERS), echo);
    echo = new Echo(bench.engine());
    enter(sides, "Slack, Socket Mode", SlackWay.bySocket(echo, bench.platforms(), CALLERS), echo);
    echo = new Echo(bench.engine());
    var discord = new DiscordWay(echo, bench.platforms(), CALLERS, commands + 1);
    enter(sides, "Discord", discord, echo);
    var company = bench.company();
    company.connect(StandInSlack.TEAM, CALLERS, commands + 1, SlackWay::account);
    company.connect(discord.install(), CALLERS, commands + 1, discord::account);
  }

  private static void enter(List<Side> sides, String name, Way<?> way, Echo echo) {
    sides.add(new Side(name, way, echo, false));
    sides.add(new Side(name + ", the engine repeating", way, echo, true));
  }
}
