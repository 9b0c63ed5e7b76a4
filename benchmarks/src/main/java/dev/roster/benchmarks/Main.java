package dev.roster.benchmarks;

import dev.roster.benchmarks.adapters.AdaptersBenchmark;
import dev.roster.benchmarks.check.CheckBenchmark;
import dev.roster.benchmarks.growth.GrowthBenchmark;
import dev.roster.benchmarks.load.ChangesBenchmark;
import dev.roster.benchmarks.load.CommandsBenchmark;
import dev.roster.benchmarks.load.UsageBenchmark;
import dev.roster.benchmarks.micro.MicroBenchmarks;
import dev.roster.benchmarks.start.StartBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one of the benchmarks. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures Roster; see benchmarks/README.md.",
    subcommands = {
      AdaptersBenchmark.class,
      ChangesBenchmark.class,
      CheckBenchmark.class,
      CommandsBenchmark.class,
      GrowthBenchmark.class,
      MicroBenchmarks.class,
      StartBenchmark.class,
      UsageBenchmark.class
    })
public final class Main {

  private Main() {}

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
