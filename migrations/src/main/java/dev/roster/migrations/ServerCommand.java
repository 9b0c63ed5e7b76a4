package dev.roster.migrations;

import dev.roster.migrations.EmbeddedOptions.Durability;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command lines of the server; no secret is ever in one. */
record ServerCommand(Binaries binaries, HomePaths paths, EmbeddedOptions options) {
  /** What every schema of ours is created with; keeps `a`, `A` and `a ` apart. */
  static final String CHARSET_CLAUSE = " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";

  /** How the option that names the data directory begins; stale servers are known by it. */
  static final String DATA_OPTION = "--datadir=";

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Set<String> KEPT_ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH");

  /** Creates the system tables from statements on standard input, then ends. */
  ProcessBuilder bootstrap(Path data) throws IOException {
    var command = common(data);
    command.add("--bootstrap");
    return builder(command, paths.bootstrapLog());
  }

  /** Serves on a loopback port until it is told to end. */
  ProcessBuilder serve(int port) throws IOException {
    var command = common(paths.data());
    if (Files.isExecutable(SETSID)) {
      // Ctrl-C goes to the whole foreground group: the server must outlive Roster's draining.
      command.addFirst(SETSID.toString());
    }
    var fast = options.durability() == Durability.CLIENT_LOSS;
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            // Relative to the data directory: a path of more than 107 bytes is no socket address.
            "--socket=server.sock",
            "--pid-file=server.pid",
            "--init-file=" + paths.init(),
            "--skip-name-resolve",
            "--skip-ssl",
            "--local-infile=OFF",
            "--performance-schema=OFF",
            "--default-time-zone=+00:00",
            "--max-connections=100",
            "--key-buffer-size=1M",
            "--aria-pagecache-buffer-size=8M",
            "--innodb-buffer-pool-size=" + options.bufferPoolMiB() + "M",
            "--innodb-snapshot-isolation=" + (options.snapshotIsolation() ? "ON" : "OFF"),
            "--innodb-flush-log-at-trx-commit=" + (fast ? 0 : 1),
            "--innodb-doublewrite=" + (fast ? "OFF" : "ON")));
    return builder(command, paths.log()).redirectInput(new File("/dev/null"));
  }

  private List<String> common(Path data) throws IOException {
    var command = new ArrayList<String>();
    command.add(binaries.server().toString());
    command.add("--no-defaults");
    command.add("--basedir=" + binaries.base());
    command.add(DATA_OPTION + data);
    command.add("--tmpdir=" + paths.temporary());
    command.add("--lc-messages-dir=" + binaries.messages());
    command.add("--character-set-server=utf8mb4");
    command.add("--collation-server=utf8mb4_nopad_bin");
    // Too little of it, and the server writes pages all the time to reuse it.
    command.add("--innodb-log-file-size=" + Math.max(16, options.bufferPoolMiB() / 4) + "M");
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      // The server refuses to run as root unless it is told so.
      command.add("--user=root");
    }
    return command;
  }

  private static ProcessBuilder builder(List<String> command, Path log) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Roster's environment holds tokens that the server has no business with.
    builder.environment().keySet().retainAll(KEPT_ENVIRONMENT);
    builder.environment().put("TZ", "UTC");
    return builder.redirectOutput(log.toFile());
  }
}
