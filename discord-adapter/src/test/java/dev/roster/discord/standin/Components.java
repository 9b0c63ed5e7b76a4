package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The components of messages and forms, by the numbers of Discord's component reference. */
final class Components {

  static final int ROW = 1;
  static final int BUTTON = 2;
  static final int STRING_SELECT = 3;
  static final int TEXT_INPUT = 4;
  static final int USER_SELECT = 5;
  static final int SECTION = 9;
  static final int TEXT = 10;
  static final int SEPARATOR = 14;
  static final int CONTAINER = 17;
  static final int LABEL = 18;
  static final int RADIO_GROUP = 21;
  static final int CHECKBOX_GROUP = 22;
  static final int CHECKBOX = 23;

  /** The style of a button that opens a page. */
  static final int LINK_STYLE = 5;

  private Components() {}

  /** Every component beneath, parents before children, in the order of reading. */
  static List<JsonNode> all(JsonNode components) {
    var found = new ArrayList<JsonNode>();
    for (JsonNode component : components) {
      found.add(component);
      found.addAll(all(component.path("components")));
      for (String single : List.of("component", "accessory")) {
        if (component.has(single)) {
          found.addAll(all(Json.array(List.of(component.get(single)))));
        }
      }
    }
    return found;
  }

  static List<JsonNode> all(JsonNode components, int type) {
    return all(components).stream().filter(each -> type(each) == type).toList();
  }

  static int type(JsonNode component) {
    return component.path("type").asInt();
  }

  /** Numbers them, as Discord does before it gives a message back. */
  static void number(JsonNode components) {
    int next = 1;
    for (JsonNode component : all(components)) {
      ((ObjectNode) component).put("id", next++);
    }
  }
}
