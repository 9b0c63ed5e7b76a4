package dev.roster.slack;

import com.google.gson.GsonBuilder;
import dev.roster.command.Catalog;
import dev.roster.slack.install.OAuthApp;
import dev.roster.slack.render.Commands;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The description of the app that is pasted into api.slack.com/apps, made from the catalog. */
public final class SlackManifest {

  /** Exactly what the adapter calls; each scope is one more thing that an admin has to trust. */
  static final List<String> SCOPES =
      List.of(
          "chat:write",
          "commands",
          "files:write",
          "im:history",
          "im:write",
          "users:read",
          "users:read.email");

  static final List<String> EVENTS =
      List.of("app_home_opened", "app_uninstalled", "tokens_revoked", "user_change");

  /** Slack's limit on a usage hint (platforms.md 2). */
  private static final int HINT = 1_000;

  private SlackManifest() {}

  /**
   * The manifest as JSON.
   *
   * @param publicUrl where Slack reaches Roster, without a slash at the end; Socket Mode without
   */
  public static String json(Catalog catalog, Optional<URI> publicUrl) {
    Optional<String> url = publicUrl.map(base -> base + "/slack/events");
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put(
        "display_information",
        ordered("name", "Roster", "description", "Who is in which org, with which role"));
    manifest.put("features", features(catalog, url));
    manifest.put("oauth_config", oauth(publicUrl));
    manifest.put("settings", settings(url));
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(manifest);
  }

  private static Map<String, Object> oauth(Optional<URI> publicUrl) {
    var oauth = new LinkedHashMap<String, Object>();
    publicUrl.ifPresent(base -> oauth.put("redirect_urls", List.of(base + OAuthApp.REDIRECT_PATH)));
    oauth.put("scopes", Map.of("bot", SCOPES));
    return oauth;
  }

  private static Map<String, Object> features(Catalog catalog, Optional<String> url) {
    var command = new LinkedHashMap<String, Object>();
    command.put("command", Commands.ROOT);
    url.ifPresent(address -> command.put("url", address));
    command.put("description", "Membership of your orgs: try /roster help");
    command.put("usage_hint", hint(catalog));
    // Mentions arrive as ids and not as names, which anybody could take.
    command.put("should_escape", true);
    var features = new LinkedHashMap<String, Object>();
    features.put(
        "app_home",
        ordered(
            "home_tab_enabled", true,
            "messages_tab_enabled", true,
            // Slack hides the input of a read-only tab, and with it slash commands.
            "messages_tab_read_only_enabled", false));
    features.put("bot_user", ordered("display_name", "roster", "always_online", true));
    features.put("slash_commands", List.of(command));
    return features;
  }

  private static String hint(Catalog catalog) {
    String hint = catalog.groups().stream().collect(Collectors.joining(" | "));
    return hint.length() <= HINT ? hint : "help";
  }

  private static Map<String, Object> settings(Optional<String> url) {
    var events = new LinkedHashMap<String, Object>();
    url.ifPresent(address -> events.put("request_url", address));
    events.put("bot_events", EVENTS);
    var interactivity = new LinkedHashMap<String, Object>();
    interactivity.put("is_enabled", true);
    url.ifPresent(address -> interactivity.put("request_url", address));
    url.ifPresent(address -> interactivity.put("message_menu_options_url", address));
    return ordered(
        "event_subscriptions",
        events,
        "interactivity",
        interactivity,
        "org_deploy_enabled",
        false,
        "socket_mode_enabled",
        url.isEmpty(),
        // Once on it cannot be switched off, and a token that expires is lost with a database that
        // was restored from yesterday.
        "token_rotation_enabled",
        false);
  }

  /** Pairs in the order in which they are written. */
  private static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
