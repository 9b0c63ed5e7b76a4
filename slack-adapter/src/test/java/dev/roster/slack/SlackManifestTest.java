package dev.roster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SlackManifestTest {

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
