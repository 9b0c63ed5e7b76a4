package dev.roster.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--chats",
      description = "Connected to a small Slack and a small Discord in this process.")
  private boolean withChats;

  @Option(
      names = "--commands",
      description =
          "With --chats: commands until memory is looked at again (default: ${DEFAULT-VALUE}).")
  private int commands = 20_000;

  private static final int MOST_STARTS = 4;
  // Longer than the JVM takes to make a cache beside a start.
  private static final long MAKING_MILLIS = 10_000;

  /** Runs it. */
  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("roster-start");
    try {
      List<String> cached = List.of(launcher.toAbsolutePath().toString(), "serve");
      List<String> plain = withoutCache(cached, folder.resolve("first"));
      var table = new StartTable(withChats);
      for (int run = 0; run < runs; run++) {
        Path own = folder.resolve("own-" + run);
        pair(cached, own, true, table);
        pair(plain, own, false, table);
      }
      table.print();
      if (withChats) {
        work(cached, folder.resolve("work"));
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  /** Starts on an empty folder and then on the same. */
  private void pair(List<String> command, Path data, boolean cached, StartTable table)
      throws Exception {
    // What was registered by the first start of a pair is there for the second.
    try (var chats = withChats ? new Chats() : null) {
      table.add(true, cached, run(command, data, chats));
      table.add(false, cached, run(command, data, chats));
    }
    delete(data);
  }

  private static Start run(List<String> command, Path data, @Nullable Chats chats)
      throws Exception {
    try (var started = start(command, data, chats)) {
      Thread.sleep(SETTLE_MILLIS);
      var launched = started.launched();
      return new Start(
          launched.untilReady().toMillis(),
          started.connected().toMillis(),
          launched.jvmMebibytes(),
          launched.serverMebibytes());
    }
  }

  /** A Roster that is ready, and how long it took until the chats were connected. */
  private record Started(Launched launched, Duration connected) implements AutoCloseable {
    @Override
    public void close() {
      launched.close();
    }
  }

  private static Started start(List<String> command, Path data, @Nullable Chats chats)
      throws Exception {
    if (chats == null) {
      return new Started(Launched.start(command, data, Map.of()), Duration.ZERO);
    }
    Future<Long> connected = chats.connected();
    Launched launched = Launched.start(command, data, chats.environment());
    return new Started(launched, launched.until(connected.get()));
  }

  /** Looks at the memory before and after work on both platforms. */
  private void work(List<String> command, Path data) throws Exception {
    try (var chats = new Chats();
        var started = start(command, data, chats)) {
      var launched = started.launched();
      Thread.sleep(SETTLE_MILLIS);
      long jvm = launched.jvmMebibytes();
      long server = launched.serverMebibytes();
      chats.converse(commands);
      Thread.sleep(SETTLE_MILLIS);
      System.out.printf(
          Locale.ROOT,
          "%nAfter %,d commands: JVM %d MiB (before %d), mariadbd %d MiB (before %d)%n",
          commands,
          launched.jvmMebibytes(),
          jvm,
          launched.serverMebibytes(),
          server);
    }
    delete(data);
  }

  /**
   * Starts until the launcher uses the AOT cache: the first serve notes at its end what it loaded,
   * the second has the cache made beside it.
   *
   * @return the JVM's own command, without the cache
   */
  private List<String> withoutCache(List<String> launcher, Path data) throws Exception {
    for (int start = 1; start <= MOST_STARTS; start++) {
      try (var chats = withChats ? new Chats() : null;
          var started = start(launcher, data, chats)) {
        var launched = started.launched();
        if (launched.command().stream().anyMatch(word -> word.startsWith("-XX:AOTCache="))) {
          return launched.command().stream().filter(word -> !word.contains("AOTCache")).toList();
        }
        Thread.sleep(MAKING_MILLIS);
      }
    }
    throw new IllegalStateException("the launcher uses no AOT cache");
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
