package dev.roster.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {

  private static final String KEY = "q".repeat(42) + "g=";

  @TempDir Path home;

  private List<String> problems(String... pairs) {
    var variables = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return problems(variables);
  }

  private List<String> problems(Map<String, String> variables) {
    var failure = catchThrowableOfType(ConfigException.class, () -> Config.load(variables, home));
    assertThat(failure).as("refused").isNotNull();
    assertThat(failure.problems()).allMatch(line -> line.endsWith(".") || line.endsWith("?"));
    return failure.problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ROSTER_HTTP_PORT | 80 80 | must be a number from 1 to 65535, such as 8080, not `80 80`.
          ROSTER_HTTP_PORT | 0 | must be a number from 1 to 65535, such as 8080, not `0`.
          ROSTER_HTTP_PORT | 65536 | must be a number from 1 to 65535, such as 8080, not `65536`.
          ROSTER_HTTP_HOST | a b | must be an address or name of this machine, such as 127.0.0.1 or 0.0.0.0, not `a b`.
          ROSTER_PUBLIC_URL | roster.test | must be an http or https address without a path, such as https://roster.example.com, not `roster.test`.
          ROSTER_PUBLIC_URL | https://a.test/x | must be an http or https address without a path, such as https://roster.example.com, not `https://a.test/x`.
          ROSTER_PUBLIC_URL | ftp://a.test | must be an http or https address without a path, such as https://roster.example.com, not `ftp://a.test`.
          ROSTER_ORG_CREATION | nobody | must be chat-admins, anyone or platform-admins, not `nobody`.
          ROSTER_PLAYGROUND | maybe | must be true or false, not `maybe`.
          ROSTER_PLATFORM_ADMINS | ana, ben@orbit.test | must be e-mail addresses separated by commas, such as ana@example.com, ben@example.com, not `ana, ben@orbit.test`.
          ROSTER_MAIL_FROM | roster | must be an address such as roster@example.com or Roster <roster@example.com>, not `roster`.
          ROSTER_SECRET_KEY | c2hvcnQ= | must be 32 bytes in base64, for example what openssl rand -base64 32 prints.
          ROSTER_SECRET_KEY | !!! | must be 32 bytes in base64, for example what openssl rand -base64 32 prints.
          """)
  void aValueThatIsNotAllowedIsOneSentence(String key, String value, String sentence) {
    assertThat(problems(key, value)).containsExactly(key + " (environment) " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ROSTER_DATABASE_URL | mysql://hush | must be an address such as jdbc:mariadb://localhost:3306/roster, not `mysql://hush`.
          SLACK_BOT_TOKEN | xapp-hush | must be a bot token, which begins with xoxb-.
          SLACK_APP_TOKEN | xoxb-hush | must be an app-level token, which begins with xapp-.
          SLACK_SIGNING_SECRET | a,b,c | must be the app's signing secret, or two with a comma during a rotation.
          SLACK_API_BASE_URL | https://slack.test/api | must be an http or https address that ends in /api/, such as https://slack-gov.com/api/, not `https://slack.test/api`.
          DISCORD_TOKEN | hush hush | must be the token of the application's bot, in one piece.
          DISCORD_API_BASE_URL | https://discord.test/api/ | must be an http or https address that ends in /api/v10/, such as https://discord-proxy.example.com/api/v10/, not `https://discord.test/api/`.
          DISCORD_CLIENT_ID | roster | must be a number of 17 to 20 digits, from General Information of the application, not `roster`.
          ROSTER_SMTP_URL | mail.test:25 | must be an address such as smtp://user:pass@mail.example.com:587 or smtps://mail.example.com, with %40 for an @ in the user or password.
          """)
  @DisplayName("R10: a secret that is not allowed is not repeated")
  void aValueThatIsNotAllowedIsNamedAmongOthers(String key, String value, String sentence) {
    assertThat(problems(key, value)).contains(key + " (environment) " + sentence);
  }

  @Test
  void everythingIsSaidAtOnce() throws IOException {
    Files.writeString(
        home.resolve("roster.yaml"), "roster:\n  http:\n    port: many\n  colour: red\n");
    Files.writeString(home.resolve(".env"), "ROSTER_PLAYGROUND=maybe\n");
    assertThat(problems("ROSTER_HTTP_HOST", "a b", "ROSTER_HTTP_PROT", "1"))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("ROSTER_HTTP_PORT (roster.yaml line 3) must be"),
            one -> assertThat(one).startsWith("ROSTER_COLOUR (roster.yaml line 4) is no key"),
            one -> assertThat(one).startsWith("ROSTER_PLAYGROUND (.env) must be true or false"),
            one -> assertThat(one).startsWith("ROSTER_HTTP_HOST (environment) must be"),
            one ->
                assertThat(one)
                    .isEqualTo(
                        "ROSTER_HTTP_PROT (environment) is no key of Roster; did you mean"
                            + " ROSTER_HTTP_PORT?"));
  }

  @Test
  void anUnknownKeyFarFromAllSaysWhereTheyAreListed() {
    assertThat(problems("ROSTER_COFFEE", "1"))
        .containsExactly(
            "ROSTER_COFFEE (environment) is no key of Roster; ./roster config lists them all.");
  }

  @Test
  void aFileForWhatIsNoSecretIsUnknown() {
    assertThat(problems("ROSTER_HTTP_PORT_FILE", "x").getFirst()).contains("is no key of Roster");
  }

  @Test
  void slackNeedsAWayIn() {
    assertThat(problems("SLACK_BOT_TOKEN", "xoxb-1"))
        .containsExactly(
            "SLACK_BOT_TOKEN (environment) needs SLACK_APP_TOKEN (Socket Mode) or"
                + " SLACK_SIGNING_SECRET (HTTP mode): set one of them.");
  }

  @Test
  void anAppThatWorkspacesInstallNeedsItsSecretAndAWayIn() {
    assertThat(problems("SLACK_CLIENT_ID", "1.2", "SLACK_CLIENT_SECRET", "hush"))
        .containsExactly(
            "SLACK_CLIENT_ID (environment) needs SLACK_APP_TOKEN (Socket Mode) or"
                + " SLACK_SIGNING_SECRET (HTTP mode): set one of them.");
    assertThat(problems("SLACK_CLIENT_ID", "1.2", "SLACK_SIGNING_SECRET", "s"))
        .containsExactly(
            "SLACK_CLIENT_ID (environment) needs SLACK_CLIENT_SECRET: set that to the app's client"
                + " secret, from Basic Information of the app.");
    assertThat(problems("SLACK_CLIENT_SECRET", "hush", "SLACK_APP_TOKEN", "xapp-1"))
        .containsExactly(
            "SLACK_CLIENT_SECRET (environment) needs SLACK_CLIENT_ID: set that to the app's client"
                + " ID, from Basic Information of the app.");
    assertThat(
            problems(
                "SLACK_CLIENT_ID",
                "1.2",
                "SLACK_CLIENT_SECRET",
                "hush",
                "SLACK_SIGNING_SECRET",
                "s",
                "ROSTER_PLAYGROUND",
                "true"))
        .containsExactly(
            "ROSTER_PLAYGROUND (environment) cannot be true together with SLACK_CLIENT_SECRET, since"
                + " anybody can be anyone in it: set it to false or take the token away.");
  }

  @Test
  void aWayInNeedsTheBotToken() {
    assertThat(problems("SLACK_APP_TOKEN", "xapp-1"))
        .containsExactly(
            "SLACK_APP_TOKEN (environment) needs SLACK_BOT_TOKEN: set that to a bot token, which"
                + " begins with xoxb-.");
  }

  @Test
  void anOwnDatabaseNeedsAKey() {
    assertThat(problems("ROSTER_DATABASE_URL", "jdbc:mariadb://db.test/roster"))
        .containsExactly(
            "ROSTER_SECRET_KEY must be set together with ROSTER_DATABASE_URL: give it 32 bytes in"
                + " base64, for example what openssl rand -base64 32 prints, and keep it as safe as"
                + " the database.");
  }

  @Test
  void aUserNeedsADatabase() {
    assertThat(problems("ROSTER_DATABASE_USER", "roster"))
        .containsExactly(
            "ROSTER_DATABASE_USER (environment) needs ROSTER_DATABASE_URL: set that to an address"
                + " such as jdbc:mariadb://localhost:3306/roster.");
  }

  @Test
  void aMailServerNeedsASender() {
    assertThat(problems("ROSTER_SMTP_URL", "smtp://mail.test"))
        .containsExactly(
            "ROSTER_SMTP_URL (environment) needs ROSTER_MAIL_FROM: set that to an address such as"
                + " roster@example.com or Roster <roster@example.com>.");
  }

  @Test
  void thePlaygroundNeverMeetsChatTokens() {
    assertThat(
            problems(
                "ROSTER_PLAYGROUND",
                "true",
                "SLACK_BOT_TOKEN",
                "xoxb-1",
                "SLACK_APP_TOKEN",
                "xapp-1"))
        .containsExactly(
            "ROSTER_PLAYGROUND (environment) cannot be true together with SLACK_BOT_TOKEN, since"
                + " anybody can be anyone in it: set it to false or take the token away.");
  }

  @Test
  void thePlaygroundNeverMeetsDiscord() {
    assertThat(problems("ROSTER_PLAYGROUND", "true", "DISCORD_TOKEN", "x"))
        .containsExactly(
            "ROSTER_PLAYGROUND (environment) cannot be true together with DISCORD_TOKEN, since"
                + " anybody can be anyone in it: set it to false or take the token away.");
  }

  @Test
  void thePlaygroundIsForThisMachineOnly() {
    assertThat(problems("ROSTER_PLAYGROUND", "true", "ROSTER_HTTP_HOST", "0.0.0.0"))
        .containsExactly(
            "ROSTER_PLAYGROUND (environment) cannot be true while Roster listens on 0.0.0.0, since"
                + " anybody can be anyone in it: set it to false or ROSTER_HTTP_HOST to 127.0.0.1.");
  }

  @Test
  void aSecretIsSetOnceOnly() throws IOException {
    Path file = Files.writeString(home.resolve("key"), KEY);
    assertThat(problems("ROSTER_SECRET_KEY", KEY, "ROSTER_SECRET_KEY_FILE", file.toString()))
        .contains(
            "ROSTER_SECRET_KEY (environment) and ROSTER_SECRET_KEY_FILE are both set: keep one.");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(problems("ROSTER_SECRET_KEY_FILE", "/nowhere/key"))
        .containsExactly(
            "ROSTER_SECRET_KEY_FILE (environment) names the file /nowhere/key, which cannot be read:"
                + " check that it is there and that Roster may open it.");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("key"), "\n");
    assertThat(problems("ROSTER_SECRET_KEY_FILE", file.toString()).getFirst())
        .startsWith("ROSTER_SECRET_KEY_FILE (environment) names an empty file; it must hold 32");
  }

  @Test
  void aBrokenYamlFileNamesTheLine() throws IOException {
    Files.writeString(home.resolve("roster.yaml"), "roster:\n  http: [1\n");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("roster.yaml line 3 cannot be read");
  }

  @Test
  void aYamlFileWithoutKeysIsRefused() throws IOException {
    Files.writeString(home.resolve("roster.yaml"), "hello\n");
    assertThat(problems())
        .containsExactly("roster.yaml line 1 must hold keys, such as ROSTER_HTTP_PORT: 8080.");
  }

  @Test
  void aKeyTwiceInTheYamlFileIsRefused() throws IOException {
    Files.writeString(
        home.resolve("roster.yaml"), "ROSTER_HTTP_PORT: 1\nroster:\n  http:\n    port: 2\n");
    assertThat(problems())
        .containsExactly(
            "ROSTER_HTTP_PORT (roster.yaml line 4) is there twice, also in roster.yaml line 1: keep"
                + " one.");
  }

  @Test
  @DisplayName("R10: a broken .env is not repeated")
  void aBrokenEnvFileIsRefused() throws IOException {
    Files.writeString(home.resolve(".env"), "SLACK_BOT_TOKEN xoxb-hush\n");
    assertThat(problems())
        .containsExactly(
            ".env cannot be read: write one NAME=value on a line, # begins a comment.");
  }

  @Test
  void aLostKeyIsNotReplaced() throws IOException {
    Files.createDirectories(home.resolve("data/database"));
    var failure =
        catchThrowableOfType(
            ConfigException.class, () -> SecretKeyFile.readOrMake(home.resolve("data")));
    assertThat(failure.problems().getFirst()).contains("secret.key is missing", "restore it");
  }

  @Test
  void theKeyIsMadeOnceForTheOwnerOnly() throws IOException {
    var first = SecretKeyFile.readOrMake(home.resolve("data"));
    var second = SecretKeyFile.readOrMake(home.resolve("data"));
    assertThat(Arrays.equals(first.bytes(), second.bytes())).isTrue();
    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("data/secret.key"))))
        .isEqualTo("rw-------");
    try (var files = Files.list(home.resolve("data"))) {
      assertThat(files).hasSize(1);
    }
  }
}
