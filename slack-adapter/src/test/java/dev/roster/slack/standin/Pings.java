package dev.roster.slack.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom a message would wake. Mentions of people count in channels only: in a direct message and in
 * a private answer nobody but its reader is there to be woken. Broadcasts count everywhere.
 */
final class Pings {

  private static final Pattern BROADCAST =
      Pattern.compile("<!(channel|here|everyone)(?:\\|[^>]*)?>");
  private static final Pattern GROUP = Pattern.compile("<!subteam\\^([A-Z0-9]+)(?:\\|[^>]*)?>");
  private static final Pattern USER = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");

  private final boolean open;
  private final List<Ping> found = new ArrayList<>();

  private Pings(boolean open) {
    this.open = open;
  }

  static List<Ping> of(StandInSlack.Called call) {
    JsonObject params = call.params();
    boolean posted = List.of("chat.postMessage", "chat.update").contains(call.method());
    var pings = new Pings(posted && !text(params, "channel").startsWith("D"));
    if (posted || List.of("chat.postEphemeral", "response_url").contains(call.method())) {
      pings.markup(text(params, "text"));
      pings.walk(params.get("blocks"));
      if (text(params, "link_names").matches("true|1") || text(params, "parse").equals("full")) {
        pings.found.add(new Ping("names", "", params.toString()));
      }
    }
    return pings.found;
  }

  private void walk(JsonElement element) {
    if (element == null) {
      return;
    }
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(this::walk);
    } else if (element.isJsonObject()) {
      look(element.getAsJsonObject());
      element.getAsJsonObject().asMap().values().forEach(this::walk);
    }
  }

  private void look(JsonObject object) {
    switch (text(object, "type")) {
      case "mrkdwn" -> markup(text(object, "text"));
      case "broadcast" -> found.add(new Ping(text(object, "range"), "", object.toString()));
      case "usergroup" ->
          found.add(new Ping("group", text(object, "usergroup_id"), object.toString()));
      case "user" -> user(text(object, "user_id"), object.toString());
      default -> {}
    }
  }

  private void markup(String text) {
    BROADCAST.matcher(text).results().forEach(m -> found.add(new Ping(m.group(1), "", text)));
    GROUP.matcher(text).results().forEach(m -> found.add(new Ping("group", m.group(1), text)));
    USER.matcher(text).results().forEach(m -> user(m.group(1), text));
  }

  private void user(String id, String where) {
    if (open) {
      found.add(new Ping("user", id, where));
    }
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }
}
