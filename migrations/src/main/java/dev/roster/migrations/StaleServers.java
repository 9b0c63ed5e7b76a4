package dev.roster.migrations;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers of a home whose starter was killed.
 *
 * <p>They are known by their command line and not by the pid file: the server writes that late in
 * its start, and the number in it may by now be another process.
 */
final class StaleServers {
  private static final Logger LOG = LoggerFactory.getLogger(StaleServers.class);
  private static final Duration TERM_LIMIT = Duration.ofSeconds(20);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private StaleServers() {}

  /** Ends them all, gently first. The caller holds the home's lock, so that none is in use. */
  static void end(HomePaths paths) throws InterruptedException {
    for (var process : find(paths)) {
      LOG.info("ending the MariaDB (process {}) that an earlier run left behind", process.pid());
      process.destroy();
      if (!awaitEnd(process, paths, TERM_LIMIT)) {
        process.destroyForcibly();
        if (!awaitEnd(process, paths, KILL_LIMIT)) {
          throw new EmbeddedDatabaseException(
              "an earlier MariaDB (process %d) still runs in %s and does not end: kill it"
                  .formatted(process.pid(), paths.home()));
        }
      }
    }
  }

  static List<ProcessHandle> find(HomePaths paths) {
    return ProcessHandle.allProcesses().filter(process -> isOurs(process, paths)).toList();
  }

  private static boolean isOurs(ProcessHandle process, HomePaths paths) {
    var arguments = commandLine(process.pid());
    return arguments.getFirst().endsWith("/mariadbd")
        && (arguments.contains(ServerCommand.DATA_OPTION + paths.data())
            || arguments.contains(ServerCommand.DATA_OPTION + paths.unfinishedData()));
  }

  private static List<String> commandLine(long pid) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      var charset = Charset.forName(System.getProperty("native.encoding"));
      return List.of(new String(bytes, charset).split("\0", -1));
    } catch (IOException e) {
      return List.of(""); // it ended meanwhile
    }
  }

  /**
   * Looks at the command line, which a process loses when it ends; its id stays taken for as long
   * as its parent does not ask for the exit code.
   */
  private static boolean awaitEnd(ProcessHandle process, HomePaths paths, Duration limit)
      throws InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    while (isOurs(process, paths)) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }
}
