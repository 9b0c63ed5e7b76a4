package dev.roster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SlackManifestTest {

  private static final Pattern METHOD =
      Pattern.compile(
          "\"((?:auth|users|conversations|chat|views|files|apps|team|bots|oauth)\\.[A-Za-z2.]+)\"");

  private static final Pattern CALL = Pattern.compile("methods(?:\\(\\w*\\))?\\s*\\.(\\w+)\\(");

  // docs.slack.dev, reference of each method, "Scopes" for bot tokens.
  private static final Map<String, Set<String>> SCOPES_OF_METHODS =
      Map.ofEntries(
          Map.entry("auth.test", Set.of()),
          Map.entry("chat.postEphemeral", Set.of("chat:write")),
          Map.entry("chat.postMessage", Set.of("chat:write")),
          Map.entry("chat.update", Set.of("chat:write")),
          Map.entry("conversations.history", Set.of("im:history")),
          Map.entry("conversations.open", Set.of("im:write")),
          Map.entry("files.completeUploadExternal", Set.of("files:write")),
          Map.entry("users.info", Set.of("users:read", "users:read.email")),
          Map.entry("users.lookupByEmail", Set.of("users:read.email")),
          Map.entry("views.open", Set.of()),
          Map.entry("views.publish", Set.of()));

  // docs.slack.dev, reference of each event.
  private static final Map<String, Set<String>> SCOPES_OF_EVENTS =
      Map.of(
          "app_home_opened", Set.of(),
          "app_uninstalled", Set.of(),
          "tokens_revoked", Set.of(),
          "user_change", Set.of("users:read"));

  private static final Map<String, String> CLASS_OF_EVENT =
      Map.of(
          "app_home_opened", "AppHomeOpenedEvent",
          "app_uninstalled", "AppUninstalledEvent",
          "tokens_revoked", "TokensRevokedEvent",
          "user_change", "UserChangeEvent");

  @Test
  void leadsEveryAddressToOnePathInHttpMode() {
    JsonObject manifest = manifest(Optional.of(URI.create("https://roster.acme.test")));
    String url = "https://roster.acme.test/slack/events";

    assertThat(command(manifest).get("url").getAsString()).isEqualTo(url);
    JsonObject settings = manifest.getAsJsonObject("settings");
    assertThat(settings.get("socket_mode_enabled").getAsBoolean()).isFalse();
    assertThat(settings.getAsJsonObject("event_subscriptions").get("request_url").getAsString())
        .isEqualTo(url);
    JsonObject interactivity = settings.getAsJsonObject("interactivity");
    assertThat(interactivity.get("request_url").getAsString()).isEqualTo(url);
    assertThat(interactivity.get("message_menu_options_url").getAsString()).isEqualTo(url);
  }

  @Test
  void namesWhereInstallsComeBack() {
    JsonObject manifest = manifest(Optional.of(URI.create("https://roster.acme.test")));

    assertThat(manifest.getAsJsonObject("oauth_config").getAsJsonArray("redirect_urls"))
        .extracting(JsonElement::getAsString)
        .containsExactly("https://roster.acme.test/slack/oauth_redirect");
    JsonObject settings = manifest.getAsJsonObject("settings");
    assertThat(settings.get("org_deploy_enabled").getAsBoolean()).isFalse();
    assertThat(settings.get("token_rotation_enabled").getAsBoolean()).isFalse();
  }

  @Test
  @DisplayName("issue: exactly the scopes used")
  void declaresTheScopesOfWhatTheCodeCallsAndNoOther() throws IOException {
    var needed = new TreeSet<String>();
    for (String source : sources()) {
      METHOD
          .matcher(source)
          .results()
          .map(call -> call.group(1))
          .forEach(method -> {
            assertThat(SCOPES_OF_METHODS).containsKey(method);
            needed.addAll(SCOPES_OF_METHODS.get(method));
          });
    }
    SlackManifest.EVENTS.forEach(event -> needed.addAll(SCOPES_OF_EVENTS.get(event)));
    // For the slash command.
    needed.add("commands");

    assertThat(SlackManifest.SCOPES).containsExactlyElementsOf(needed);
  }

  /** What is named beside a call is only for the log; this is what is called. */
  @Test
  void theMethodsThatAreNamedAreThoseThatAreCalled() throws IOException {
    var called = new TreeSet<String>();
    for (String source : sources()) {
      CALL.matcher(source).results().map(call -> call.group(1)).forEach(called::add);
    }
    var expected = new TreeSet<String>();
    SCOPES_OF_METHODS.keySet().stream().map(SlackManifestTest::camel).forEach(expected::add);
    // The SDK's way to call the one that completes an upload.
    expected.remove("filesCompleteUploadExternal");
    expected.add("filesUploadV2");
    // Those of an install need none: the app's secret, and the token that is given back.
    expected.addAll(Set.of("oauthV2Access", "authRevoke"));

    assertThat(called).containsExactlyElementsOf(expected);
  }

  private static String camel(String method) {
    int dot = method.indexOf('.');
    return method.substring(0, dot)
        + method.substring(dot + 1, dot + 2).toUpperCase(Locale.ROOT)
        + method.substring(dot + 2);
  }

  @Test
  void declaresTheEventsThatTheCodeTakesAndNoOther() throws IOException {
    String taken = String.join("\n", sources());

    SlackManifest.EVENTS.forEach(
        event -> assertThat(taken).contains("        " + CLASS_OF_EVENT.get(event) + ".class"));
    assertThat(Pattern.compile("\\w+Event\\.class").matcher(taken).results().count())
        .isEqualTo(SlackManifest.EVENTS.size());
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      var sources = new ArrayList<String>();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  @Test
  void needsNoAddressInSocketMode() {
    JsonObject manifest = manifest(Optional.empty());

    assertThat(manifest.toString()).doesNotContain("url");
    assertThat(manifest.getAsJsonObject("settings").get("socket_mode_enabled").getAsBoolean())
        .isTrue();
  }

  @Test
  void declaresOneCommandThatEscapesMentions() {
    JsonObject command = command(manifest(Optional.empty()));

    assertThat(command.get("command").getAsString()).isEqualTo("/roster");
    assertThat(command.get("should_escape").getAsBoolean()).isTrue();
    assertThat(command.get("usage_hint").getAsString()).isEqualTo("home | help | member");
  }

  private static JsonObject manifest(Optional<URI> publicUrl) {
    return JsonParser.parseString(SlackManifest.json(new FakeEngine().catalog(), publicUrl))
        .getAsJsonObject();
  }

  private static JsonObject command(JsonObject manifest) {
    return manifest
        .getAsJsonObject("features")
        .getAsJsonArray("slash_commands")
        .get(0)
        .getAsJsonObject();
  }
}
