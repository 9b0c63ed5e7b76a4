package dev.roster.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Creates the database of a home: complete or not at all. */
final class Bootstrap {
  private static final long LIMIT_SECONDS = 120;

  private Bootstrap() {}

  static void run(ServerCommand command, HomePaths paths) throws IOException, InterruptedException {
    var data = paths.unfinishedData();
    HomePaths.deleteTree(data);
    Files.createDirectory(data, HomePaths.OWNER_ONLY_DIRECTORY);
    var statements = statements(command.binaries());
    var process = command.bootstrap(data).start();
    try {
      var read = feed(process, statements);
      var ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!read || !ended || process.exitValue() != 0) {
        throw new EmbeddedDatabaseException(
            "MariaDB cannot create its database in %s%s"
                .formatted(paths.home(), ServerLog.explain(paths.bootstrapLog())));
      }
    } finally {
      process.destroyForcibly();
    }
    DataVersion.write(data, command.binaries().version());
    Files.move(data, paths.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String statements(Binaries binaries) throws IOException {
    var all =
        new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
    for (var script : binaries.systemTables()) {
      all.append(Files.readString(script)).append('\n');
    }
    // MariaDB's scripts leave a root account without a password on 127.0.0.1.
    all.append("DELETE FROM global_priv WHERE User IN ('root', '');\n");
    all.append("DELETE FROM proxies_priv;\n");
    return all.toString();
  }

  /** False when the server ended before it read everything: its log says why. */
  private static boolean feed(Process process, String statements) {
    try (var out = process.outputWriter(StandardCharsets.UTF_8)) {
      out.write(statements);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
