package dev.roster.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The methods of Slack's Web API that the adapter calls. */
final class WebApi {

  private final StandInSlack slack;
  private final Map<String, JsonObject> users = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> views = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> homes = new ConcurrentHashMap<>();
  private final Collection<String> files = new ConcurrentLinkedQueue<>();

  WebApi(StandInSlack slack) {
    this.slack = slack;
  }

  JsonObject addUser(String id, String name, @Nullable String email) {
    return addUser(StandInSlack.TEAM, id, name, email);
  }

  JsonObject addUser(String team, String id, String name, @Nullable String email) {
    var profile = new JsonObject();
    profile.addProperty("display_name", name);
    profile.addProperty("real_name", name + " Real");
    profile.addProperty("email", email);
    var user = new JsonObject();
    user.addProperty("id", id);
    user.addProperty("team_id", team);
    user.addProperty("name", name);
    user.addProperty("tz", "Europe/Paris");
    user.addProperty("is_email_confirmed", true);
    user.add("profile", profile);
    users.put(StandInSlack.in(team, id), user);
    return user;
  }

  @Nullable JsonObject view(String user) {
    return views.get(user);
  }

  void closeView(String user) {
    views.remove(user);
  }

  @Nullable JsonObject home(String user) {
    return homes.get(user);
  }

  Collection<String> files() {
    return files;
  }

  /** The fields of a form; those that hold JSON are read. */
  static JsonObject params(String body) {
    var params = new JsonObject();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String text = decoded(pair.substring(equals + 1));
        params.add(
            decoded(pair.substring(0, equals)),
            text.startsWith("{") || text.startsWith("[")
                ? JsonParser.parseString(text)
                : string(text));
      }
    }
    return params;
  }

  private static JsonElement string(String text) {
    return new JsonPrimitive(text);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  JsonObject call(String method, String authorization, JsonObject params) {
    boolean forApp = method.equals("apps.connections.open");
    String team = slack.team(authorization);
    boolean allowed =
        forApp ? authorization.equals("Bearer " + StandInSlack.APP_TOKEN) : !team.isEmpty();
    if (!allowed) {
      return StandInSlack.error("invalid_auth");
    }
    String channel = text(params, "channel");
    if (channel.startsWith("D") && channel.contains("/") != !team.equals(StandInSlack.TEAM)) {
      // A direct message of another workspace.
      return StandInSlack.error("channel_not_found");
    }
    return switch (method) {
      case "apps.connections.open" -> with("url", slack.socketUrl());
      case "auth.test" -> identity(team);
      case "auth.revoke" -> revoke(authorization);
      case "users.info" ->
          user(Optional.ofNullable(users.get(StandInSlack.in(team, text(params, "user")))));
      case "users.lookupByEmail" -> lookup(team, text(params, "email"));
      case "conversations.open" -> open(team, text(params, "users"));
      case "conversations.history" -> history(text(params, "channel"));
      case "chat.postMessage" -> post(params, null);
      case "chat.postEphemeral" -> post(params, text(params, "user"));
      case "chat.update" -> update(params);
      case "views.open" -> openView(params);
      case "views.publish" -> publish(team, params);
      case "files.getUploadURLExternal" -> uploadUrl(text(params, "filename"));
      case "files.completeUploadExternal" -> complete(params);
      default -> StandInSlack.error("unknown_method");
    };
  }

  private JsonObject revoke(String authorization) {
    slack.revoke(authorization.substring("Bearer ".length()));
    return StandInSlack.ok();
  }

  private static JsonObject identity(String team) {
    var answer = with("team", team.equals(StandInSlack.TEAM) ? "Acme on Slack" : "Globex");
    answer.addProperty("team_id", team);
    answer.addProperty("user_id", "U0BOT");
    return answer;
  }

  private static JsonObject user(Optional<JsonObject> user) {
    return user.map(
            found -> {
              var answer = StandInSlack.ok();
              answer.add("user", found);
              return answer;
            })
        .orElseGet(() -> StandInSlack.error("user_not_found"));
  }

  private JsonObject lookup(String team, String email) {
    var found =
        users.values().stream()
            .filter(user -> user.get("team_id").getAsString().equals(team))
            .filter(user -> {
              JsonElement each = user.getAsJsonObject("profile").get("email");
              return !each.isJsonNull() && each.getAsString().equalsIgnoreCase(email);
            })
            .findFirst();
    return found.isPresent() ? user(found) : StandInSlack.error("users_not_found");
  }

  private JsonObject open(String team, String user) {
    if (!users.containsKey(StandInSlack.in(team, user))) {
      return StandInSlack.error("user_not_found");
    }
    var channel = new JsonObject();
    channel.addProperty("id", StandInSlack.directChannel(team, user));
    var answer = StandInSlack.ok();
    answer.add("channel", channel);
    return answer;
  }

  private JsonObject history(String channel) {
    var messages = new JsonArray();
    for (Shown message : slack.posts(channel)) {
      JsonObject each = message.content().deepCopy();
      each.addProperty("type", "message");
      each.addProperty("ts", message.ts());
      messages.add(each);
    }
    var answer = StandInSlack.ok();
    answer.add("messages", messages);
    return answer;
  }

  private JsonObject post(JsonObject params, @Nullable String onlyFor) {
    var shown = slack.show(text(params, "channel"), onlyFor, params);
    var answer = with("ts", shown.ts());
    answer.addProperty("channel", shown.channel());
    return answer;
  }

  private JsonObject update(JsonObject params) {
    var message =
        slack.posts(text(params, "channel")).stream()
            .filter(each -> each.ts().equals(text(params, "ts")))
            .findFirst();
    if (message.isEmpty()) {
      return StandInSlack.error("message_not_found");
    }
    message.get().replace(params);
    return StandInSlack.ok();
  }

  private JsonObject openView(JsonObject params) {
    String trigger = text(params, "trigger_id");
    JsonObject view = params.getAsJsonObject("view");
    view.addProperty("id", "V" + slack.nextTs());
    view.addProperty("hash", slack.nextTs());
    views.put(trigger.substring(trigger.lastIndexOf('.') + 1), view);
    return StandInSlack.ok();
  }

  private JsonObject publish(String team, JsonObject params) {
    homes.put(StandInSlack.in(team, text(params, "user_id")), params.getAsJsonObject("view"));
    return StandInSlack.ok();
  }

  private JsonObject uploadUrl(String name) {
    var answer = with("upload_url", slack.uploadUrl(name));
    answer.addProperty("file_id", name);
    return answer;
  }

  private JsonObject complete(JsonObject params) {
    JsonArray uploaded = params.getAsJsonArray("files");
    files.add(
        uploaded.get(0).getAsJsonObject().get("id").getAsString()
            + " in "
            + text(params, "channel_id"));
    var answer = StandInSlack.ok();
    answer.add("files", uploaded);
    return answer;
  }

  private static JsonObject with(String key, String value) {
    var answer = StandInSlack.ok();
    answer.addProperty(key, value);
    return answer;
  }

  private static String text(JsonObject params, String name) {
    return params.has(name) ? params.get(name).getAsString() : "";
  }
}
