package dev.roster.discord.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What of Discord's REST API the stand-in knows. */
public enum Endpoint {
  /** Where the gateway is. */
  GATEWAY("GET", "/gateway"),
  /** Where the gateway is, for a bot. */
  GATEWAY_BOT("GET", "/gateway/bot"),
  /** The bot's own user. */
  SELF("GET", "/users/@me"),
  /** The app. */
  APPLICATION("GET", "/applications/@me"),
  /** The app, by its older address. */
  OLD_APPLICATION("GET", "/oauth2/applications/@me"),
  /** The registered commands. */
  READ_COMMANDS("GET", "/applications/*/commands"),
  /** Registers all commands at once. */
  PUT_COMMANDS("PUT", "/applications/*/commands"),
  /** The first answer to an interaction. */
  CALLBACK("POST", "/interactions/*/*/callback"),
  /** A further message to an interaction. */
  FOLLOW_UP("POST", "/webhooks/*/*"),
  /** Reads an answer. */
  READ_ANSWER("GET", "/webhooks/*/*/messages/*"),
  /** Changes an answer. */
  EDIT_ANSWER("PATCH", "/webhooks/*/*/messages/*"),
  /** Deletes an answer. */
  DELETE_ANSWER("DELETE", "/webhooks/*/*/messages/*"),
  /** Opens somebody's direct messages. */
  OPEN_DM("POST", "/users/@me/channels"),
  /** Posts a message to a channel. */
  POST_MESSAGE("POST", "/channels/*/messages"),
  /** Reads a message. */
  READ_MESSAGE("GET", "/channels/*/messages/*"),
  /** Changes a message. */
  EDIT_MESSAGE("PATCH", "/channels/*/messages/*"),
  /** A channel. */
  CHANNEL("GET", "/channels/*"),
  /** A user. */
  USER("GET", "/users/*"),
  /** A server. */
  GUILD("GET", "/guilds/*"),
  /** A member of a server. */
  MEMBER("GET", "/guilds/*/members/*");

  private final String method;
  private final String path;

  Endpoint(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** The first that fits; those with fewer variable parts stand before the others. */
  static Optional<Endpoint> of(String method, List<String> path) {
    return Arrays.stream(values()).filter(each -> each.fits(method, path)).findFirst();
  }

  private boolean fits(String called, List<String> given) {
    List<String> parts = List.of(path.substring(1).split("/", -1));
    if (!called.equals(method) || given.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).equals("*") && !parts.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }
}
