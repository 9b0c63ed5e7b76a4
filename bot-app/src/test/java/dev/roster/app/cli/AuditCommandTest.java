package dev.roster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

  @TempDir Path home;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void dataInTheHome() {
    environment.put("ROSTER_DATA_DIR", data().toString());
  }

  private Path data() {
    return home.resolve("data");
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return RosterCommand.create(environment, home)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void cannotCheckWithoutADatabase() throws IOException {
    assertThat(run("audit", "verify")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no database in", "yet.");
    assertThat(out.toString()).isEmpty();
    assertThat(Files.exists(data())).isFalse();
  }

  @Test
  void cannotCheckWhatDoesNotAnswer() {
    environment.put("ROSTER_DATABASE_URL", "jdbc:mariadb://127.0.0.1:1/roster");
    environment.put("ROSTER_SECRET_KEY", "q".repeat(42) + "g=");
    assertThat(run("audit", "verify")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing answers at that host and port");
  }

  @Test
  void aloneSaysWhatThereIs() {
    assertThat(run("audit")).isEqualTo(2);
    assertThat(err.toString()).contains("verify", "export");
  }

  @Test
  void checksAlsoWhileSomebodyElseRunsTheEmbeddedDatabase() throws SQLException {
    assertThat(run("migrate")).isZero();
    assertThat(run("audit", "verify")).isZero();
    assertThat(out.toString()).startsWith("The audit is whole: 0 events in 1 history");
    try (var running = EmbeddedMariaDb.start(data(), EmbeddedOptions.durable())) {
      assertThat(run("audit", "verify")).isZero();
      try (var connection =
              DriverManager.getConnection(running.url(), running.user(), running.password());
          var statement = connection.createStatement()) {
        statement.execute("update platform_chain set version = 3");
      }
      assertThat(run("audit", "verify")).isEqualTo(1);
      assertThat(out.toString())
          .contains("what concerns no org is not whole", "newest events are missing", "1 of 1");
      assertThat(run("audit", "verify", "--org", "nobody")).isEqualTo(2);
      assertThat(err.toString()).contains("There is no org `nobody`");
    }
    assertThat(Files.exists(data().resolve("server.access"))).isFalse();
  }
}
