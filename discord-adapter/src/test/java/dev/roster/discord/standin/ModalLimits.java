package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What forms and suggestions may hold (platforms.md 3, "Modals", "Autocomplete"). */
final class ModalLimits {

  private static final int MOST = 25;

  private ModalLimits() {}

  static List<String> problems(JsonNode modal) {
    var problems = new Problems();
    problems.needs(modal, "title", 45, "the title of a form");
    problems.needs(modal, "custom_id", 100, "the custom_id of a form");
    JsonNode components = modal.path("components");
    problems.require(
        components.size() >= 1 && components.size() <= 5,
        components.size() + " rows in a form, 1 to 5");
    for (JsonNode top : components) {
      switch (Components.type(top)) {
        case Components.ROW, Components.TEXT -> {}
        case Components.LABEL -> {
          problems.needs(top, "label", 45, "a label");
          problems.atMost(top, "description", 100, "the description of a label");
          problems.require(top.has("component"), "a label without a field");
        }
        default ->
            problems.require(false, "component " + Components.type(top) + " on top of a form");
      }
    }
    Components.all(components).forEach(each -> field(problems, each));
    return problems.found();
  }

  private static void field(Problems problems, JsonNode field) {
    switch (Components.type(field)) {
      case Components.TEXT_INPUT -> {
        problems.id(field);
        problems.atMost(field, "label", 45, "a field's label");
        problems.atMost(field, "placeholder", 100, "a field's placeholder");
        problems.atMost(field, "value", 4_000, "a field's value");
        int max = field.path("max_length").asInt(4_000);
        int min = field.path("min_length").asInt(0);
        problems.require(
            max >= 1 && max <= 4_000 && min >= 0 && min <= max, "a field of " + min + "-" + max);
        problems.require(
            !Json.has(field, "value") || Json.length(field, "value") <= max,
            "a value longer than its field");
      }
      case Components.STRING_SELECT -> select(problems, field);
      case Components.USER_SELECT -> problems.id(field);
      case Components.RADIO_GROUP -> options(problems, field, 2, 10);
      case Components.CHECKBOX_GROUP -> options(problems, field, 1, 10);
      case Components.CHECKBOX -> problems.id(field);
      case Components.BUTTON -> problems.require(false, "a button in a form");
      default -> {}
    }
  }

  static void select(Problems problems, JsonNode select) {
    options(problems, select, 1, MOST);
    problems.atMost(select, "placeholder", 150, "a select's placeholder");
    int max = select.path("max_values").asInt(1);
    problems.require(
        max >= 1 && max <= select.path("options").size(), "a select of at most " + max);
  }

  private static void options(Problems problems, JsonNode field, int min, int max) {
    problems.id(field);
    JsonNode options = field.path("options");
    problems.require(
        options.size() >= min && options.size() <= max,
        options.size() + " options, " + min + " to " + max);
    long values =
        Json.list(options).stream().map(each -> Json.text(each, "value")).distinct().count();
    problems.require(values == options.size(), "an option's value stands there twice");
    for (JsonNode option : options) {
      problems.needs(option, "label", 100, "an option's label");
      problems.needs(option, "value", 100, "an option's value");
      problems.atMost(option, "description", 100, "an option's description");
    }
  }

  static List<String> choices(JsonNode choices) {
    var problems = new Problems();
    problems.require(choices.size() <= MOST, choices.size() + " suggestions, at most " + MOST);
    for (JsonNode choice : choices) {
      problems.needs(choice, "name", 100, "a suggestion's name");
      problems.needs(choice, "value", 100, "a suggestion's value");
    }
    return problems.found();
  }
}
