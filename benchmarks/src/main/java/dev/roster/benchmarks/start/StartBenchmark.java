package dev.roster.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the launcher again and again, first on an empty folder and then on the same. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Measures start to ready and idle memory, with and without the AOT cache.")
public final class StartBenchmark implements Callable<Integer> {

  private static final long SETTLE_MILLIS = 3_000;

  @Option(names = "--launcher", description = "The launcher (default: ${DEFAULT-VALUE}).")
  private Path launcher = Path.of("roster");

  @Option(names = "--runs", description = "Starts of each kind (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  private static final int MOST_STARTS = 4;
  // Longer than the JVM takes to make a cache beside a start.
  private static final long MAKING_MILLIS = 10_000;

  private record Start(long millis, long jvm, long server) {}

  /** Runs it. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("roster-start");
    try {
      List<String> cached = List.of(launcher.toAbsolutePath().toString(), "serve");
      List<String> plain = withoutCache(cached, folder.resolve("first"));
      var starts = new ArrayList<List<Start>>();
      for (int i = 0; i < 4; i++) {
        starts.add(new ArrayList<>());
      }
      for (int run = 0; run < runs; run++) {
        Path own = folder.resolve("own-" + run);
        starts.get(0).add(run(cached, own));
        starts.get(1).add(run(cached, own));
        delete(own);
        starts.get(2).add(run(plain, own));
        starts.get(3).add(run(plain, own));
        delete(own);
      }
      print(starts);
    } finally {
      delete(folder);
    }
    return 0;
  }

  /**
   * Starts until the launcher uses the AOT cache: the first serve notes at its end what it loaded,
   * the second has the cache made beside it.
   *
   * @return the JVM's own command, without the cache
   */
  private static List<String> withoutCache(List<String> launcher, Path data)
      throws IOException, InterruptedException {
    for (int start = 1; start <= MOST_STARTS; start++) {
      try (var launched = Launched.start(launcher, data)) {
        if (launched.command().stream().anyMatch(word -> word.startsWith("-XX:AOTCache="))) {
          return launched.command().stream().filter(word -> !word.contains("AOTCache")).toList();
        }
        Thread.sleep(MAKING_MILLIS);
      }
    }
    throw new IllegalStateException("the launcher uses no AOT cache");
  }

  private static Start run(List<String> command, Path data)
      throws IOException, InterruptedException {
    try (var launched = Launched.start(command, data)) {
      Thread.sleep(SETTLE_MILLIS);
      return new Start(
          launched.untilReady().toMillis(), launched.jvmMebibytes(), launched.serverMebibytes());
    }
  }

  private static void print(List<List<Start>> starts) {
    System.out.println("| start | AOT cache | until ready, ms | JVM, MiB | mariadbd, MiB |");
    System.out.println("|---|---|---|---|---|");
    for (int i = 0; i < starts.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s |%n",
          i % 2 == 0 ? "cold: empty folder" : "warm",
          i < 2 ? "yes" : "no",
          figures(starts.get(i), Start::millis),
          figures(starts.get(i), Start::jvm),
          figures(starts.get(i), Start::server));
    }
  }

  private static String figures(List<Start> starts, ToLongFunction<Start> figure) {
    long[] sorted = starts.stream().mapToLong(figure).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%,d (%,d-%,d)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
