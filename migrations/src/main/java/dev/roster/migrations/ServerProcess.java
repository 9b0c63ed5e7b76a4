package dev.roster.migrations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
record ServerProcess(Process process, HomePaths paths, int port) {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  /** Crash recovery reads the whole log and may roll back a large transaction. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int PORT_ATTEMPTS = 5;
  private static final int POLL_MILLIS = 10;

  /** Starts a server that knows the account and returns when it answers. */
  static ServerProcess start(ServerCommand command, HomePaths paths, Account account)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      account.write(paths.init());
      var port = freePort();
      var server = new ServerProcess(command.serve(port).start(), paths, port);
      var answers = false;
      try {
        answers = server.awaitAnswer(account);
      } finally {
        Files.deleteIfExists(paths.init());
        if (!answers) {
          server.process.destroyForcibly().waitFor();
        }
      }
      if (answers) {
        return server;
      }
      if (attempt == PORT_ATTEMPTS || !ServerLog.saysPortTaken(paths.log())) {
        throw new EmbeddedDatabaseException(
            "MariaDB did not start in %s%s"
                .formatted(paths.home(), ServerLog.explain(paths.log())));
      }
    }
  }

  /** Another process may take the port before the server does; then the start tries the next. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** False when the process ended or the time ran out. */
  private boolean awaitAnswer(Account account) throws InterruptedException {
    var end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      try (var connection =
          DriverManager.getConnection(
              url(EmbeddedMariaDb.SCHEMA), account.user(), account.password())) {
        // A stranger on our port cannot know the password, so this is our server.
        return connection.isValid(0);
      } catch (SQLException e) {
        if ("28000".equals(e.getSQLState())) {
          LOG.debug("the server refuses its own account", e);
          return false;
        }
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
    return false;
  }

  String url(String schema) {
    // Connector/J asks for TLS by default; on the loopback device it only costs time.
    return "jdbc:mariadb://127.0.0.1:%d/%s?sslMode=disable".formatted(port, schema);
  }

  long pid() {
    return process.pid();
  }

  /** Asks the server to end, waits up to a minute, then ends it by force. */
  void stop() {
    var alive = process.isAlive();
    process.destroy();
    var clean = awaitEnd();
    if (!clean) {
      process.destroyForcibly();
    } else if (alive && process.exitValue() == 0) {
      return;
    }
    var how =
        alive
            ? clean
                ? "ended with code " + process.exitValue()
                : "did not end within %d s and was killed".formatted(STOP_LIMIT.toSeconds())
            : "had already ended with code " + process.exitValue();
    throw new EmbeddedDatabaseException(
        "the embedded MariaDB in %s %s%s"
            .formatted(paths.home(), how, ServerLog.explain(paths.log())));
  }

  private boolean awaitEnd() {
    var interrupted = false;
    var end = System.nanoTime() + STOP_LIMIT.toNanos();
    try {
      while (true) {
        try {
          return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          // A stop that is hurried would cost a recovery at the next start.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
