package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be registered (platforms.md 3, "Commands"). */
final class CommandLimits {

  private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");
  private static final int MOST_COMMANDS = 100;
  private static final int MOST_OPTIONS = 25;
  private static final int MOST_CHARACTERS = 8_000;

  private CommandLimits() {}

  static List<String> problems(JsonNode commands) {
    var problems = new Problems();
    problems.require(commands.size() <= MOST_COMMANDS, "more than 100 commands");
    var names = new HashSet<String>();
    for (JsonNode command : commands) {
      named(problems, command, "/" + Json.text(command, "name"), names);
      options(problems, command.path("options"), "/" + Json.text(command, "name"), 0);
      int size = size(command);
      problems.require(
          size <= MOST_CHARACTERS,
          "/" + Json.text(command, "name") + " has " + size + " characters, at most 8000");
    }
    return problems.found();
  }

  private static void named(Problems problems, JsonNode each, String where, Set<String> names) {
    String name = Json.text(each, "name");
    problems.require(names.add(name), where + " stands there twice");
    problems.require(
        NAME.matcher(name).matches() && name.equals(name.toLowerCase(Locale.ROOT)),
        where + " is no name");
    problems.needs(each, "description", 100, "the description of " + where);
  }

  private static void options(Problems problems, JsonNode options, String where, int depth) {
    problems.require(options.size() <= MOST_OPTIONS, where + " has more than 25 options");
    var names = new HashSet<String>();
    boolean optional = false;
    for (JsonNode option : options) {
      String path = where + " " + Json.text(option, "name");
      named(problems, option, path, names);
      int type = option.path("type").asInt();
      if (type <= Registry.GROUP) {
        problems.require(depth < 2 && (type < Registry.GROUP || depth == 0), path + " nests");
        options(problems, option.path("options"), path, depth + 1);
        continue;
      }
      boolean required = option.path("required").asBoolean();
      problems.require(!required || !optional, path + " is required after an optional one");
      optional |= !required;
      JsonNode choices = option.path("choices");
      problems.require(choices.size() <= MOST_OPTIONS, path + " has more than 25 choices");
      problems.require(
          choices.isEmpty() || !option.path("autocomplete").asBoolean(),
          path + " has both choices and suggestions");
      for (JsonNode choice : choices) {
        problems.needs(choice, "name", 100, "a choice of " + path);
        problems.needs(choice, "value", 100, "the value of a choice of " + path);
      }
      problems.require(option.path("max_length").asInt(1) <= 6_000, path + " is too long");
    }
  }

  /** The characters of all names, descriptions and values. */
  static int size(JsonNode node) {
    int size = Json.length(node, "name") + Json.length(node, "description");
    size += node.path("value").isTextual() ? Json.length(node, "value") : 0;
    for (String children : List.of("options", "choices")) {
      for (JsonNode child : node.path(children)) {
        size += size(child);
      }
    }
    return size;
  }
}
