package dev.roster.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Roster that was started as a process of its own, on an embedded database. */
final class Launched implements AutoCloseable {

  private static final int PORT = 18_977;
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Process process;
  private final Path data;
  private final long from;
  private final Duration untilReady;

  private Launched(Process process, Path data, long from) {
    this.process = process;
    this.data = data;
    this.from = from;
    this.untilReady = until(System.nanoTime());
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param chats the configuration of chat platforms
   */
  static Launched start(List<String> command, Path data, Map<String, String> chats)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.matches("(ROSTER|SLACK|DISCORD)_.*"));
    builder.environment().putAll(chats);
    builder.environment().put("ROSTER_DATA_DIR", data.toString());
    builder.environment().put("ROSTER_HTTP_PORT", Integer.toString(PORT));
    File output = data.resolveSibling(data.getFileName() + ".log").toFile();
    long from = System.nanoTime();
    Process process = builder.redirectErrorStream(true).redirectOutput(output).start();
    try (var http = HttpClient.newHttpClient()) {
      while (!isReady(http)) {
        Duration waited = Duration.ofNanos(System.nanoTime() - from);
        if (!process.isAlive() || waited.compareTo(LONGEST) > 0) {
          process.destroy();
          throw new IllegalStateException("Roster did not start, see " + output);
        }
        Thread.sleep(5);
      }
    }
    return new Launched(process, data, from);
  }

  private static boolean isReady(HttpClient http) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/health/ready")).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  Duration untilReady() {
    return untilReady;
  }

  /** How long it took from the start until an instant of {@link System#nanoTime}. */
  Duration until(long nanoTime) {
    return Duration.ofNanos(nanoTime - from);
  }

  /** The command line that the launcher made of its own, one word each. */
  List<String> command() throws IOException {
    return words(process.toHandle());
  }

  /** Resident memory of the JVM in MiB. */
  long jvmMebibytes() throws IOException {
    return resident(process.toHandle());
  }

  /** Resident memory of its database server in MiB. */
  long serverMebibytes() throws IOException {
    String option = "--datadir=" + data;
    for (ProcessHandle other : ProcessHandle.allProcesses().toList()) {
      if (words(other).stream().anyMatch(word -> word.startsWith(option))) {
        return resident(other);
      }
    }
    throw new IllegalStateException("no server for " + data);
  }

  private static List<String> words(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    return Files.isReadable(file) ? Arrays.asList(Files.readString(file).split("\0")) : List.of();
  }

  private static long resident(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Stops it as a service manager does, and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
