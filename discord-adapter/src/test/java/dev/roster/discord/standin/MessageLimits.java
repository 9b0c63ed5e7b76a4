package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a message may hold (platforms.md 3, "Messages"). */
final class MessageLimits {

  private MessageLimits() {}

  /** What is wrong with a message; it has files beside what the JSON says, or none. */
  static List<String> problems(JsonNode message, boolean hasFiles) {
    var problems = new Problems();
    boolean isV2 = (message.path("flags").asInt() & Shown.COMPONENTS_V2) != 0;
    JsonNode components = message.path("components");
    problems.atMost(message, "content", 2_000, "the content");
    problems.require(
        Json.has(message, "content")
            || Json.has(message, "embeds")
            || Json.has(message, "components")
            || Json.has(message, "attachments")
            || hasFiles,
        "the message is empty");
    embeds(problems, message.path("embeds"));
    if (isV2) {
      problems.require(
          !Json.has(message, "content") && !Json.has(message, "embeds"),
          "components v2 stand beside neither content nor embeds");
      int count = Components.all(components).size();
      problems.require(count <= 40, count + " components, at most 40");
      int words =
          Components.all(components, Components.TEXT).stream()
              .mapToInt(each -> Json.length(each, "content"))
              .sum();
      problems.require(words <= 4_000, words + " characters of text, at most 4000");
    } else {
      problems.require(components.size() <= 5, components.size() + " rows, at most 5");
      for (JsonNode top : components) {
        problems.require(
            Components.type(top) == Components.ROW,
            "component " + Components.type(top) + " needs the components v2 flag");
      }
    }
    Components.all(components).forEach(each -> component(problems, each));
    return problems.found();
  }

  private static void embeds(Problems problems, JsonNode embeds) {
    problems.require(embeds.size() <= 10, embeds.size() + " embeds, at most 10");
    int total = 0;
    for (JsonNode embed : embeds) {
      problems.atMost(embed, "title", 256, "an embed's title");
      problems.atMost(embed, "description", 4_096, "an embed's description");
      problems.atMost(embed.path("footer"), "text", 2_048, "an embed's footer");
      problems.require(embed.path("fields").size() <= 25, "more than 25 fields in an embed");
      total += Json.length(embed, "title") + Json.length(embed, "description");
      total += Json.length(embed.path("footer"), "text");
      for (JsonNode field : embed.path("fields")) {
        problems.needs(field, "name", 256, "a field's name");
        problems.needs(field, "value", 1_024, "a field's value");
        total += Json.length(field, "name") + Json.length(field, "value");
      }
    }
    problems.require(total <= 6_000, total + " characters in all embeds, at most 6000");
  }

  private static void component(Problems problems, JsonNode component) {
    switch (Components.type(component)) {
      case Components.ROW -> row(problems, component.path("components"));
      case Components.BUTTON -> button(problems, component);
      case Components.STRING_SELECT -> ModalLimits.select(problems, component);
      case Components.USER_SELECT -> problems.id(component);
      case Components.TEXT -> problems.needs(component, "content", 4_000, "a text");
      case Components.SECTION -> {
        int texts = component.path("components").size();
        problems.require(texts >= 1 && texts <= 3, texts + " texts in a section, 1 to 3");
        problems.require(component.has("accessory"), "a section without an accessory");
      }
      case Components.LABEL, Components.TEXT_INPUT ->
          problems.require(false, "a field outside a form");
      default -> {}
    }
  }

  private static void row(Problems problems, JsonNode children) {
    long buttons =
        Json.list(children).stream()
            .filter(each -> Components.type(each) == Components.BUTTON)
            .count();
    problems.require(
        (buttons == children.size() && buttons >= 1 && buttons <= 5)
            || (buttons == 0 && children.size() == 1),
        "a row holds 1 to 5 buttons, or one select");
  }

  private static void button(Problems problems, JsonNode button) {
    problems.atMost(button, "label", 80, "a button's label");
    problems.require(
        Json.has(button, "label") || Json.has(button, "emoji"), "a button without a label");
    if (button.path("style").asInt() == Components.LINK_STYLE) {
      problems.needs(button, "url", 512, "a link's URL");
      problems.require(!Json.has(button, "custom_id"), "a link with a custom_id");
    } else {
      problems.id(button);
    }
  }
}
