package dev.roster.app.process;

import dev.roster.app.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code ./roster} in a JVM of its own, with the options of the launcher. */
final class RosterProcess implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final Path out;
  private final Path err;
  private final String base;
  private final Thread endWithTests = new Thread(this::end);

  private RosterProcess(Process process, Path out, Path err, String base) {
    this.process = process;
    this.out = out;
    this.err = err;
    this.base = base;
    Runtime.getRuntime().addShutdownHook(endWithTests);
  }

  /**
   * Starts it.
   *
   * @param home its folder; nothing else of this machine's configuration reaches it
   * @param environment its keys, {@code ROSTER_HTTP_PORT} among them
   */
  static RosterProcess start(Path home, Map<String, String> environment) throws IOException {
    Path out = Files.createTempFile(home, "out-", ".txt");
    Path err = Files.createTempFile(home, "err-", ".txt");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-Droster.home=" + home,
                // The class path holds the tests' own, which says less.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
    var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
    builder.redirectError(err.toFile()).directory(home.toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    String base = "http://127.0.0.1:" + environment.get("ROSTER_HTTP_PORT");
    return new RosterProcess(builder.start(), out, err, base);
  }

  /** Waits until it serves. */
  RosterProcess awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || readiness() == 200);
    if (!process.isAlive()) {
      throw new AssertionError("ended with " + process.exitValue() + ": " + err());
    }
    return this;
  }

  /** The status of {@code /health/ready}; 0 when nothing listens. */
  int readiness() throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(base + "/health/ready"));
    try {
      return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** {@code kill -9}; returns when it is gone. Its database lives on. */
  void kill() {
    process.destroyForcibly();
    exitCode(Duration.ofSeconds(10));
  }

  /** {@code kill -15}; returns at once. */
  void terminate() {
    process.destroy();
  }

  /** How it ended; waits for that. */
  int exitCode(Duration within) {
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still runs after " + within + ": " + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** The embedded server that it started. */
  ProcessHandle database() {
    return server().orElseThrow(() -> new AssertionError("no mariadbd runs below it"));
  }

  private Optional<ProcessHandle> server() {
    return process
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("/mariadbd"))
        .findFirst();
  }

  /** What it printed as a result. */
  String out() {
    return read(out);
  }

  /** What it said and logged. */
  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Sends a signal, such as {@code STOP}. */
  static void signal(String name, ProcessHandle to) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + to.pid()).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill -" + name + " failed");
    }
  }

  private void end() {
    server().ifPresent(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends it and its database by force when they still run. */
  @Override
  public void close() {
    end();
    exitCode(Duration.ofSeconds(10));
    Runtime.getRuntime().removeShutdownHook(endWithTests);
  }
}
