package dev.roster.slack.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a person sees of a message's blocks. */
final class Reading {

  // In the words beside the blocks: an address, or an address with other words over it.
  private static final Pattern LINK = Pattern.compile("<((?:https?|mailto):[^>|]*)(?:\\|[^>]*)?>");

  private final StringBuilder words = new StringBuilder();
  private final List<String> links = new ArrayList<>();

  private Reading() {}

  static Reading of(JsonObject content) {
    var reading = new Reading();
    if (content.has("blocks")) {
      content.getAsJsonArray("blocks").forEach(block -> reading.block(block.getAsJsonObject()));
    }
    if (content.has("text")) {
      LINK.matcher(content.get("text").getAsString())
          .results()
          .forEach(link -> reading.links.add(link.group(1)));
    }
    return reading;
  }

  /** The texts of the blocks, a line break between them. */
  String words() {
    return words.toString().strip();
  }

  /** Where links lead. */
  List<String> links() {
    return List.copyOf(links);
  }

  private void block(JsonObject block) {
    switch (block.get("type").getAsString()) {
      case "header" -> words.append(block.getAsJsonObject("text").get("text").getAsString());
      case "rich_text" -> elements(block);
      default -> {}
    }
    words.append('\n');
  }

  private void elements(JsonObject parent) {
    for (JsonElement each : parent.getAsJsonArray("elements")) {
      JsonObject element = each.getAsJsonObject();
      switch (element.get("type").getAsString()) {
        case "text" -> words.append(element.get("text").getAsString());
        case "user" -> words.append('@').append(element.get("user_id").getAsString());
        case "date" -> words.append(element.get("fallback").getAsString());
        case "link" -> {
          words.append(element.get("text").getAsString());
          links.add(element.get("url").getAsString());
        }
        default -> elements(element);
      }
    }
  }
}
