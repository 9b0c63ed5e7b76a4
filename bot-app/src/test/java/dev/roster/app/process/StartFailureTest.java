package dev.roster.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.migrations.EmbeddedMariaDb;
import dev.roster.migrations.EmbeddedOptions;
import dev.roster.migrations.UserDirectories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever starts Roster reads when it cannot start: one sentence, no stack trace, exit 1. */
@DisplayName("issue: a database that is down or wrong at start names the key or the cause, exit 1")
final class StartFailureTest {

  @TempDir static Path data;
  private static EmbeddedMariaDb server;

  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void startServer() {
    // Roster refuses a server that would lose what was acknowledged.
    var options = EmbeddedOptions.durable().withBinaries(UserDirectories.sharedBinaries());
    server = EmbeddedMariaDb.start(data, options);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void useTheServer() throws IOException {
    environment.put("ROSTER_HTTP_PORT", Integer.toString(Company.freePort()));
    environment.put("ROSTER_SECRET_KEY", "q".repeat(42) + "g=");
    environment.put("ROSTER_DATABASE_URL", server.url());
    environment.put("ROSTER_DATABASE_USER", server.user());
    environment.put("ROSTER_DATABASE_PASSWORD", server.password());
  }

  /**
   * The lines on standard error of a start that fails, without those of the log below a warning.
   */
  private List<String> said() throws IOException {
    try (var roster = RosterProcess.start(home, environment)) {
      assertThat(roster.exitCode(Duration.ofSeconds(60))).as(roster.err()).isEqualTo(1);
      assertThat(roster.out()).isEmpty();
      assertThat(roster.err()).doesNotContain("\tat ", "Exception", server.password());
      return roster.err().lines().filter(line -> !line.contains(" INFO ")).toList();
    }
  }

  @Test
  void aWrongPassword() throws IOException {
    environment.put("ROSTER_DATABASE_PASSWORD", "s3cret");
    assertThat(said())
        .singleElement()
        .asString()
        .contains("ROSTER_DATABASE_PASSWORD")
        .doesNotContain("s3cret");
  }

  @Test
  void aDatabaseThatIsDown() throws IOException {
    environment.put(
        "ROSTER_DATABASE_URL", "jdbc:mariadb://127.0.0.1:" + Company.freePort() + "/roster");
    assertThat(said()).singleElement().asString().contains("ROSTER_DATABASE_URL");
  }

  @Test
  void anUnknownKey() throws IOException {
    environment.put("ROSTER_COLOUR", "red");
    assertThat(said()).singleElement().asString().startsWith("ROSTER_COLOUR (environment)");
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("ROSTER_HTTP_PORT", Integer.toString(taken.getLocalPort()));
      assertThat(said()).singleElement().asString().contains("set ROSTER_HTTP_PORT");
    }
  }

  @Test
  void aDataDirectoryThatAnotherRosterUses() throws IOException {
    environment.keySet().removeIf(key -> key.startsWith("ROSTER_DATABASE_"));
    environment.put("ROSTER_DATA_DIR", data.toString());
    assertThat(said())
        .singleElement()
        .asString()
        .contains(data.toRealPath().toString(), "is in use by process", "ROSTER_DATA_DIR");
  }
}
