package dev.roster.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.app.config.Config.Database;
import dev.roster.app.config.Config.Line;
import dev.roster.app.config.Config.Loaded;
import dev.roster.org.OrgCreation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

  private static final String KEY = "q".repeat(42) + "g=";
  private static final Map<String, String> EXTERNAL =
      Map.of("ROSTER_DATABASE_URL", "jdbc:mariadb://db.test/roster", "ROSTER_SECRET_KEY", KEY);
  private static final Map<String, String> SLACK =
      Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1");

  @TempDir Path home;

  private Loaded load(Map<String, String> environment) {
    return Config.load(environment, home);
  }

  private Config config(String... pairs) {
    return load(variables(pairs)).config();
  }

  private static Map<String, String> variables(String... pairs) {
    var variables = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return variables;
  }

  private String value(Loaded loaded, String name) {
    return line(loaded, name).value();
  }

  private static Line line(Loaded loaded, String name) {
    return loaded.lines().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(home.resolve(file), text);
  }

  @Test
  void needsNothing() {
    var loaded = load(Map.of("HOME", "/somewhere", "PATH", "/bin"));
    var config = loaded.config();
    assertThat(loaded.warnings()).isEmpty();
    assertThat(config.database()).isEqualTo(new Database.Embedded());
    assertThat(config.dataDir()).isEqualTo(home.resolve("data"));
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(config.slack()).isEmpty();
    assertThat(config.mail()).isEmpty();
    assertThat(config.orgCreation()).isEqualTo(OrgCreation.CHAT_ADMINS);
    assertThat(config.playground()).isTrue();
  }

  @Test
  void readsEveryKey() {
    var environment = new LinkedHashMap<>(EXTERNAL);
    environment.putAll(
        variables(
            "ROSTER_DATABASE_USER", "roster",
            "ROSTER_DATABASE_PASSWORD", "pw",
            "ROSTER_HTTP_PORT", "9000",
            "ROSTER_HTTP_HOST", "::1",
            "ROSTER_PUBLIC_URL", "https://roster.example.com/",
            "SLACK_BOT_TOKEN", "xoxb-1",
            "SLACK_SIGNING_SECRET", "new, old",
            "SLACK_API_BASE_URL", "http://127.0.0.1:4321/api/",
            "ROSTER_SMTP_URL", "smtp://u:p@mail.test:25",
            "ROSTER_MAIL_FROM", "Roster <roster@orbit.test>",
            "ROSTER_PLATFORM_ADMINS", "Ana@orbit.test, ben@orbit.test",
            "ROSTER_ORG_CREATION", "platform-admins"));
    var config = load(environment).config();
    assertThat(config.database()).isInstanceOf(Database.External.class);
    assertThat(config.http().publicUrl()).isEqualTo(URI.create("https://roster.example.com"));
    assertThat(config.slack().orElseThrow().signingSecrets()).containsExactly("new", "old");
    assertThat(config.mail().orElseThrow().from().getAddress()).isEqualTo("roster@orbit.test");
    assertThat(config.platformAdmins())
        .containsExactlyInAnyOrder("ana@orbit.test", "ben@orbit.test");
    assertThat(config.orgCreation()).isEqualTo(OrgCreation.PLATFORM_ADMINS);
    assertThat(config.secretKey().orElseThrow().bytes()).hasSize(32);
    assertThat(config.playground()).isFalse();
  }

  @Test
  void theEnvironmentComesBeforeTheYamlFileAndThatBeforeTheEnvFile() throws IOException {
    write(
        ".env",
        "ROSTER_HTTP_PORT=1003\nROSTER_HTTP_HOST=localhost\nROSTER_PUBLIC_URL=http://a.test\n");
    write("roster.yaml", "roster:\n  http:\n    port: 1002\n    host: 127.0.0.2\n");
    var loaded = load(Map.of("ROSTER_HTTP_PORT", "1001"));
    assertThat(line(loaded, "ROSTER_HTTP_PORT"))
        .isEqualTo(new Line("ROSTER_HTTP_PORT", "1001", "environment"));
    assertThat(line(loaded, "ROSTER_HTTP_HOST"))
        .isEqualTo(new Line("ROSTER_HTTP_HOST", "127.0.0.2", "roster.yaml line 4"));
    assertThat(line(loaded, "ROSTER_PUBLIC_URL"))
        .isEqualTo(new Line("ROSTER_PUBLIC_URL", "http://a.test", ".env"));
    assertThat(line(loaded, "ROSTER_ORG_CREATION").where()).isEqualTo("default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROSTER_HTTP_PORT: 1234",
        "roster:\n  http:\n    port: 1234",
        "roster:\n  http-port: '1234'",
        "http:\n  port: 1234",
        "roster.http.port: 1234"
      })
  void theYamlFileIsFlatOrNested(String text) throws IOException {
    write("roster.yaml", text);
    assertThat(config().http().port()).isEqualTo(1234);
  }

  @Test
  void aListInTheYamlFileIsATextWithCommas() throws IOException {
    write("roster.yaml", "platform_admins:\n  - ana@orbit.test\n  - ben@orbit.test\n");
    assertThat(config().platformAdmins())
        .containsExactlyInAnyOrder("ana@orbit.test", "ben@orbit.test");
  }

  @Test
  void slackIsOnWithoutABotTokenWhenWorkspacesInstallIt() {
    var installs =
        variables(
            "SLACK_CLIENT_ID", "1.2",
            "SLACK_CLIENT_SECRET", "hush",
            "SLACK_SIGNING_SECRET", "s",
            "ROSTER_PUBLIC_URL", "https://roster.test");
    var config = load(installs).config();
    assertThat(config.slack().orElseThrow().botToken()).isEmpty();
    assertThat(config.slackApp().orElseThrow().clientId()).isEqualTo("1.2");
    assertThat(config.playground()).isFalse();
    assertThat(load(installs).warnings()).noneMatch(one -> one.contains("SLACK_CLIENT_ID"));

    installs.put("ROSTER_PUBLIC_URL", "http://roster.test");
    assertThat(load(installs).warnings())
        .contains(
            "SLACK_CLIENT_ID (environment) lets workspaces install Roster only with an https address"
                + " in ROSTER_PUBLIC_URL, such as https://roster.example.com: Slack sends whoever"
                + " installs it back there.");
  }

  @Test
  void aSecretMayLieInAFile() throws IOException {
    write("token", "xoxb-from-file\n");
    var environment =
        variables(
            "SLACK_BOT_TOKEN_FILE", home.resolve("token").toString(), "SLACK_APP_TOKEN", "xapp-1");
    assertThat(load(environment).config().slack().orElseThrow().botToken())
        .contains("xoxb-from-file");
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    assertThat(config("ROSTER_SMTP_URL", "", "ROSTER_HTTP_PORT", " ").http().port())
        .isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    ", , 127.0.0.1, true",
    "https://a.test, , 0.0.0.0, false",
    "https://a.test, 127.0.0.1, 127.0.0.1, true",
    ", 0.0.0.0, 0.0.0.0, false"
  })
  void thePlaygroundIsOnOnlyWhereNobodyElseCanReachIt(
      String publicUrl, String host, String listensOn, boolean on) {
    var environment = new LinkedHashMap<String, String>();
    if (publicUrl != null) {
      environment.put("ROSTER_PUBLIC_URL", publicUrl);
    }
    if (host != null) {
      environment.put("ROSTER_HTTP_HOST", host);
    }
    assertThat(load(environment).config().http().host()).isEqualTo(listensOn);
    assertThat(load(environment).config().playground()).isEqualTo(on);
  }

  @Test
  void thePlaygroundIsOffWithSlack() {
    assertThat(load(SLACK).config().playground()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "_", "="})
  void theSecretKeyIsBase64OfEitherAlphabet(String variant) {
    String text =
        switch (variant) {
          case "+" -> "+/".repeat(21) + "A=";
          case "_" -> "-_".repeat(21) + "A=";
          default -> "-_".repeat(21) + "A";
        };
    assertThat(config("ROSTER_SECRET_KEY", text).secretKey().orElseThrow().bytes()).hasSize(32);
  }

  @Test
  void anotherSlackEndpointIsSaidLoudly() {
    var environment = new LinkedHashMap<>(SLACK);
    environment.put("SLACK_API_BASE_URL", "http://127.0.0.1:4321/api/");
    assertThat(load(environment).warnings())
        .anyMatch(line -> line.contains("http://127.0.0.1:4321/api/"));
  }

  @Test
  void readsDiscord() {
    var config =
        config(
            "DISCORD_TOKEN",
            "ab.cd.ef",
            "DISCORD_API_BASE_URL",
            "http://127.0.0.1:4321/api/v10/",
            "DISCORD_CLIENT_ID",
            "123456789012345678");
    assertThat(config.discord().orElseThrow().token()).isEqualTo("ab.cd.ef");
    assertThat(config.discord().orElseThrow().apiBase())
        .contains(URI.create("http://127.0.0.1:4321/api/v10/"));
    assertThat(config.discordClient()).contains("123456789012345678");
    assertThat(config.playground()).isFalse();
    assertThat(config.toString()).doesNotContain("ab.cd.ef");
  }

  @Test
  void theClientIdAloneTurnsNothingOn() {
    var config = config("DISCORD_CLIENT_ID", "123456789012345678");
    assertThat(config.discord()).isEmpty();
    assertThat(config.playground()).isTrue();
  }

  @Test
  void anotherDiscordEndpointIsSaidLoudly() {
    var environment =
        variables("DISCORD_TOKEN", "x", "DISCORD_API_BASE_URL", "http://127.0.0.1:4321/api/v10/");
    assertThat(load(environment).warnings())
        .anyMatch(line -> line.contains("http://127.0.0.1:4321/api/v10/"));
  }

  @Test
  void keysOfLaterVersionsAndForeignOnesOnlyWarn() {
    assertThat(load(variables("ROSTER_ADMIN_PORT", "9", "SLACK_BOT_TOKN", "y")).warnings())
        .containsExactlyInAnyOrder(
            "ROSTER_ADMIN_PORT (environment) is not supported by this version and has no effect.",
            "SLACK_BOT_TOKN (environment) is no key of Roster and has no effect; did you mean"
                + " SLACK_BOT_TOKEN?");
  }

  @Test
  void signInNeedsAllThreeAndHttpsBeyondThisMachine() {
    var config =
        load(variables(
                "OIDC_ISSUER", "https://id.test/realms/a/",
                "OIDC_CLIENT_ID", "roster",
                "OIDC_CLIENT_SECRET", "s"))
            .config();
    assertThat(config.signIn().orElseThrow().issuer()).hasToString("https://id.test/realms/a/");
    assertThatThrownBy(() -> load(variables("OIDC_ISSUER", "https://id.test")))
        .hasMessageContaining("OIDC_ISSUER (environment) needs OIDC_CLIENT_ID")
        .hasMessageContaining("needs OIDC_CLIENT_SECRET");
    assertThatThrownBy(() ->
            load(
                variables(
                    "OIDC_ISSUER", "http://id.test",
                    "OIDC_CLIENT_ID", "roster",
                    "OIDC_CLIENT_SECRET", "s")))
        .hasMessageContaining("OIDC_ISSUER (environment) must be an https address");
  }

  @Test
  @DisplayName("R10: no secret is shown")
  void secretsAreHidden() {
    var environment = new LinkedHashMap<>(EXTERNAL);
    environment.put("OIDC_ISSUER", "https://id.test");
    environment.put("OIDC_CLIENT_ID", "roster");
    environment.put("OIDC_CLIENT_SECRET", "hush4");
    environment.put("DISCORD_CLIENT_ID", "12345678901234567");
    environment.put("DISCORD_CLIENT_SECRET", "hush5");
    environment.put("SLACK_CLIENT_ID", "1.2");
    environment.put("SLACK_CLIENT_SECRET", "hush6");
    environment.putAll(SLACK);
    environment.put("ROSTER_DATABASE_URL", "jdbc:mariadb://db.test/roster?user=a&password=hush1");
    environment.put("ROSTER_DATABASE_PASSWORD", "hush2");
    environment.put("ROSTER_SMTP_URL", "smtp://u:hush3@mail.test:25");
    environment.put("ROSTER_MAIL_FROM", "roster@orbit.test");
    var loaded = load(environment);
    assertThat(loaded.lines().toString() + loaded.config())
        .doesNotContain("hush", KEY, "xoxb-1", "xapp-1");
    assertThat(value(loaded, "ROSTER_SMTP_URL")).isEqualTo("smtp://u:********@mail.test:25");
    assertThat(value(loaded, "ROSTER_DATABASE_URL"))
        .isEqualTo("jdbc:mariadb://db.test/roster?user=a&password=********");
    assertThat(value(loaded, "SLACK_BOT_TOKEN")).isEqualTo("********");
  }

  @Test
  void everyKeyIsInTheReadme() throws IOException {
    var readme = Files.readString(Path.of("../README.md"));
    var rows = readme.lines().filter(line -> line.matches("\\| `(ROSTER|SLACK|DISCORD|OIDC)_.*"));
    var names =
        rows.flatMap(row ->
                java.util.regex.Pattern.compile("`((?:ROSTER|SLACK|DISCORD|OIDC)_[A-Z_]+)`")
                    .matcher(row.split("\\|", 3)[1])
                    .results())
            .map(found -> found.group(1))
            .toList();
    assertThat(names).containsExactlyInAnyOrderElementsOf(Keys.names());
    assertThat(names).hasSize(List.copyOf(Keys.ALL).size());
  }
}
