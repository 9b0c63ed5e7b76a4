package dev.roster.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process that starts a home, says `ready PID` or why not, and waits to be killed. */
final class Starter {
  private Starter() {}

  public static void main(String[] args) throws IOException, SQLException {
    System.out.println(start(Path.of(args[0])));
    System.in.transferTo(System.out);
  }

  private static String start(Path home) throws SQLException {
    try {
      var server = EmbeddedMariaDb.start(home, options());
      Sql.run(server, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (7)");
      return "ready " + server.pid();
    } catch (EmbeddedDatabaseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static EmbeddedOptions options() {
    return EmbeddedOptions.durable().withBinaries(UserDirectories.sharedBinaries());
  }

  /** Runs this class in a JVM of its own. */
  static Process spawn(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Starter.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static String answer(Process starter) throws IOException {
    return String.valueOf(starter.inputReader(StandardCharsets.UTF_8).readLine());
  }
}
