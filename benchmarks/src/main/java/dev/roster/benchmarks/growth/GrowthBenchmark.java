package dev.roster.benchmarks.growth;

import dev.roster.benchmarks.record.Reads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Each operation in a small, a large and a very large org, in one database and one run. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = "Measures what operations cost in orgs of very different sizes.")
public final class GrowthBenchmark implements Callable<Integer> {

  @Option(names = "--home", description = "Home of the database (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of("benchmarks", "target", "growth");

  @Option(
      names = "--sizes",
      description = "Members of the orgs, the smallest first (default: ${DEFAULT-VALUE}).",
      split = ",")
  private List<Integer> sizes = List.of(1_000, 100_000, 1_000_000);

  @Option(names = "--keep", description = "Take the orgs that an earlier run left, if the same.")
  private boolean keep;

  @Option(names = "--calls", description = "Measured at each size (default: ${DEFAULT-VALUE}).")
  private int calls = 200;

  @Option(names = "--warm-up", description = "Calls before that (default: ${DEFAULT-VALUE}).")
  private int warmUp = 50;

  @Option(
      names = "--seconds",
      description = "For an operation at most, at all sizes (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--buffer-pool",
      description = "The database's memory for pages, in MiB (default: ${DEFAULT-VALUE}).")
  private int poolMiB = 4_096;

  @Option(names = "--only", description = "Only operations whose name holds this.", split = ",")
  private List<String> only = List.of();

  @Option(names = "--answers", description = "Only shows what each operation is answered.")
  private boolean answers;

  @Option(names = "--reads", description = "Counts the rows read for all, not only for what grows.")
  private boolean reads;

  // Fewer come from where somebody's row stands in its page.
  private static final int MANY_MORE = 20;

  private final List<Operation> failed = new ArrayList<>();

  /** Runs it. */
  @Override
  public Integer call() throws IOException {
    try (var stage = new Stage(home, sizes, keep, poolMiB)) {
      var check = new PermissionCheck(stage.read(), stage.write(), stage.core().platforms());
      List<Operation> operations =
          Operations.all(check).stream().filter(operation -> isWanted(operation, stage)).toList();
      List<Teller> tellers =
          stage.orgs().stream()
              .map(org -> new Teller(stage.engine(), org, stage.seededAt()))
              .toList();
      if (answers) {
        operations.forEach(operation -> answer(operation, tellers));
      } else {
        measure(stage, operations, tellers);
      }
    }
    return failed.isEmpty() ? 0 : 1;
  }

  private boolean isWanted(Operation operation, Stage stage) {
    var catalog = stage.engine().catalog();
    return operation.command().map(path -> catalog.find(path).isPresent()).orElse(true)
        && (only.isEmpty() || only.stream().anyMatch(operation.name()::contains));
  }

  private void answer(Operation operation, List<Teller> tellers) {
    for (Teller teller : tellers) {
      long nanos;
      try {
        nanos = operation.script().run(teller, 0);
      } catch (IllegalStateException e) {
        fail(operation, e);
        continue;
      }
      System.out.printf(
          "## %s in %s: %.1f ms%n%n%s%n%n",
          operation.name(), teller.org().name(), nanos / 1e6, teller.answer());
    }
  }

  private void measure(Stage stage, List<Operation> operations, List<Teller> tellers) {
    var measuring = new Measuring(warmUp, calls, seconds);
    var table = new GrowthTable(stage.orgs());
    var growing = new ArrayList<Operation>();
    System.out.println(table.head());
    for (Operation operation : operations) {
      List<Times> times;
      try {
        times = measuring.run(operation, tellers);
      } catch (IllegalStateException e) {
        fail(operation, e);
        continue;
      }
      System.out.println(table.row(operation, times));
      Progress.say(operation.name() + ": " + times.getFirst().calls() + " calls each");
      if (reads || GrowthTable.grows(times)) {
        growing.add(operation);
      }
    }
    if (only.isEmpty() || only.contains("verify")) {
      System.out.println();
      new ChainCheck(stage.read(), stage.write()).run(stage.orgs()).forEach(System.out::println);
    }
    growing.forEach(operation -> explain(stage, operation, tellers));
  }

  /** The others are measured all the same; the exit code tells. */
  private void fail(Operation operation, IllegalStateException why) {
    failed.add(operation);
    Progress.say(operation.name() + " FAILED: " + why.getMessage());
  }

  /** Says which statements read more rows in the largest org than in the smallest. */
  private static void explain(Stage stage, Operation operation, List<Teller> tellers) {
    var counts = new ArrayList<List<Reads>>();
    for (Teller teller : List.of(tellers.getFirst(), tellers.getLast())) {
      counts.add(
          Reads.of(stage.recorder().record(() -> operation.script().run(teller, 1_000_000))));
    }
    System.out.println("\n" + operation.name() + ": rows read by each statement\n");
    for (Reads large : counts.getLast()) {
      long small =
          counts.getFirst().stream()
              .filter(read -> read.statement().equals(large.statement()))
              .mapToLong(Reads::rows)
              .max()
              .orElse(0);
      if (large.rows() > MANY_MORE + GrowthTable.GOAL * small) {
        System.out.printf("- %d → %d: `%s`%n", small, large.rows(), large.statement());
      }
    }
  }
}
