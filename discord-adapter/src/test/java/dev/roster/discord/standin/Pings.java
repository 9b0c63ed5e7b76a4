package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom a message would notify. */
final class Pings {

  private static final Pattern EVERYONE = Pattern.compile("@(?:everyone|here)");
  private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
  private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");

  private Pings() {}

  /**
   * Escapes and code marks are no protection here, as they are none one can count on in Discord:
   * only {@code allowed_mentions} is. Embeds never notify.
   */
  static List<Ping> of(JsonNode message) {
    JsonNode allowed = message.path("allowed_mentions");
    var parse = Json.list(allowed.path("parse")).stream().map(JsonNode::asText).toList();
    BiPredicate<String, String> passes =
        (kind, id) ->
            allowed.isMissingNode()
                || allowed.isNull()
                || parse.contains(kind)
                || Json.list(allowed.path(kind)).stream().anyMatch(e -> e.asText().equals(id));
    var words = new ArrayList<String>();
    words.add(Json.text(message, "content"));
    Components.all(message.path("components"), Components.TEXT)
        .forEach(text -> words.add(Json.text(text, "content")));
    var pings = new ArrayList<Ping>();
    for (String text : words) {
      if (EVERYONE.matcher(text).find() && passes.test("everyone", "")) {
        pings.add(new Ping("everyone", "", text));
      }
      find(ROLE, text)
          .filter(id -> passes.test("roles", id))
          .forEach(id -> pings.add(new Ping("role", id, text)));
      find(USER, text)
          .filter(id -> passes.test("users", id))
          .forEach(id -> pings.add(new Ping("user", id, text)));
    }
    return pings;
  }

  private static Stream<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1));
  }
}
