package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with something that the app sent. */
final class Problems {

  private final List<String> found = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /** Notes it unless the condition holds. */
  void require(boolean condition, String problem) {
    if (!condition) {
      found.add(problem);
    }
  }

  /** A field of at most so many characters, or none. */
  void atMost(JsonNode object, String field, int max, String what) {
    int length = Json.length(object, field);
    require(length <= max, what + " has " + length + " characters, at most " + max);
  }

  /** A field of at least one and at most so many characters. */
  void needs(JsonNode object, String field, int max, String what) {
    require(Json.has(object, field), what + " is missing");
    atMost(object, field, max, what);
  }

  /** A {@code custom_id}: 1 to 100 characters, once in a message. */
  void id(JsonNode component) {
    needs(component, "custom_id", 100, "a custom_id");
    String id = Json.text(component, "custom_id");
    require(ids.add(id), "custom_id " + id + " stands there twice");
  }

  List<String> found() {
    return found;
  }
}
