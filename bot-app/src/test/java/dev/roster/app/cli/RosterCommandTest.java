package dev.roster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterCommandTest {

  private static final String KEY = "q".repeat(42) + "g=";

  @TempDir Path home;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    return RosterCommand.create(environment, home)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void databaseDown() throws IOException {
    environment.put("ROSTER_DATABASE_URL", "jdbc:mariadb://127.0.0.1:" + freePort() + "/roster");
    environment.put("ROSTER_SECRET_KEY", KEY);
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("serve", "migrate", "config", "doctor", "manifest", "invite-url");
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("Roster ");
  }

  @Test
  void printsTheManifestWithoutTokenOrDatabase() {
    assertThat(run("manifest", "slack")).isZero();
    assertThat(out.toString()).startsWith("{").contains("/roster").doesNotContain("/slack/events");
    environment.put("ROSTER_PUBLIC_URL", "https://roster.example.com");
    assertThat(run("manifest", "slack")).isZero();
    assertThat(out.toString()).contains("https://roster.example.com/slack/events");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void printsDiscordsInviteUrlWithoutTokenOrDatabase() {
    environment.put("DISCORD_CLIENT_ID", "123456789012345678");
    assertThat(run("invite-url", "discord")).isZero();
    assertThat(out.toString().strip())
        .startsWith("https://discord.com/oauth2/authorize?")
        .contains("client_id=123456789012345678", "applications.commands");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void readsDiscordsApplicationFromTheToken() {
    environment.put("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.hush.hush");
    assertThat(run("invite-url", "discord")).isZero();
    assertThat(out.toString()).contains("client_id=123456789012345678").doesNotContain("hush");
  }

  @Test
  void saysWhatDiscordsInviteUrlNeeds() {
    assertThat(run("invite-url", "discord")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("Set DISCORD_CLIENT_ID");
  }

  @Test
  @DisplayName("R10: config prints what is in effect, secrets masked")
  void printsTheConfiguration() {
    environment.put("ROSTER_SECRET_KEY", KEY);
    assertThat(run("config")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "ROSTER_HTTP_PORT = 8080  (default)", "ROSTER_SECRET_KEY = ********  (environment)");
    assertThat(out.toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "config", "migrate", "manifest slack", "invite-url discord"})
  void everythingThatIsWrongIsSaidAtOnceAndNothingStarts(String words) {
    environment.put("ROSTER_HTTP_PORT", "x");
    environment.put("ROSTER_COLOUR", "red");
    assertThat(run(words.split(" "))).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("ROSTER_HTTP_PORT (environment) must be a number"))
        .anyMatch(line -> line.startsWith("ROSTER_COLOUR (environment) is no key of Roster"));
    assertThat(out.toString()).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "migrate"})
  void aDatabaseThatIsDownIsOneSentence(String command) throws IOException {
    databaseDown();
    assertThat(run(command)).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("The database cannot be used: nothing answers at that host and port")
        .contains("ROSTER_DATABASE_URL");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theDoctorSaysWhatToDo() throws IOException {
    databaseDown();
    environment.put("ROSTER_SMTP_URL", "smtp://127.0.0.1:" + freePort());
    environment.put("ROSTER_MAIL_FROM", "roster@orbit.test");
    assertThat(run("doctor")).isEqualTo(1);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("ok    configuration:"))
        .anyMatch(line -> line.startsWith("ok    secret key: ROSTER_SECRET_KEY is set."))
        .anyMatch(line -> line.startsWith("fail  database: the database cannot be used"))
        .anyMatch(
            line -> line.startsWith("fail  mail:") && line.endsWith("check ROSTER_SMTP_URL."));
  }

  @Test
  void theDoctorChangesNothingBeforeTheFirstStart() {
    assertThat(run("doctor")).isZero();
    assertThat(out.toString()).contains("ok    database: the first start makes one");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void theDoctorFindsALostKey() throws IOException {
    Files.createDirectories(home.resolve("data/database"));
    assertThat(run("doctor")).isEqualTo(1);
    assertThat(out.toString()).contains("fail  secret key: The secret key");
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThat(run("sevre")).isEqualTo(2);
    assertThat(err.toString()).contains("sevre");
  }
}
