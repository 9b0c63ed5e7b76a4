package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A slash command as Discord's client lets people type it: what was not registered, or is of the
 * wrong kind, cannot be sent and fails the test.
 */
final class Typing {

  private static final int STRING = 3;
  private static final int INTEGER = 4;
  private static final int BOOLEAN = 5;
  private static final int USER = 6;
  private static final int MENTIONABLE = 9;
  private static final Pattern MENTION = Pattern.compile("<@!?([0-9]+)>");

  private final World world;
  private final Channel channel;
  private final ObjectNode data = Json.object();

  Typing(World world, Channel channel) {
    this.world = world;
    this.channel = channel;
  }

  /**
   * The data of the interaction.
   *
   * @param line such as {@code /member role}
   * @param focused the option that is being typed and wants suggestions; null to send the command
   */
  ObjectNode data(
      Map<String, ObjectNode> commands,
      String line,
      Map<String, Object> values,
      @Nullable String focused) {
    List<String> path = List.of(line.substring(1).split(" ", -1));
    ObjectNode command = commands.get(path.getFirst());
    if (command == null) {
      throw new AssertionError("no such command: " + line);
    }
    int context = channel.guild() == null ? 1 : 0;
    var contexts = Json.list(command.path("contexts"));
    require(
        contexts.isEmpty() || contexts.stream().anyMatch(each -> each.asInt() == context),
        line + " is not offered in " + channel);
    data.put("id", Json.text(command, "id")).put("name", path.getFirst()).put("type", 1);
    JsonNode declared = command;
    ArrayNode options = data.putArray("options");
    for (String word : path.subList(1, path.size())) {
      declared = named(declared, word, line);
      options =
          options
              .addObject()
              .put("name", word)
              .put("type", declared.path("type").asInt())
              .putArray("options");
    }
    var left = new LinkedHashMap<>(values);
    for (JsonNode option : declared.path("options")) {
      require(option.path("type").asInt() > Registry.GROUP, line + " is not complete");
      fill(options, option, left.remove(Json.text(option, "name")), focused);
    }
    require(left.isEmpty(), line + " has no options " + left.keySet());
    return data;
  }

  private static JsonNode named(JsonNode parent, String name, String line) {
    return Json.list(parent.path("options")).stream()
        .filter(each -> Json.text(each, "name").equals(name))
        .filter(each -> each.path("type").asInt() <= Registry.GROUP)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such command: " + line));
  }

  private void fill(
      ArrayNode options, JsonNode declared, @Nullable Object value, @Nullable String focused) {
    String name = Json.text(declared, "name");
    if (value == null) {
      require(focused != null || !declared.path("required").asBoolean(), name + " is required");
      return;
    }
    int type = declared.path("type").asInt();
    ObjectNode option = options.addObject().put("name", name).put("type", type);
    if (name.equals(focused)) {
      require(declared.path("autocomplete").asBoolean(), name + " has no suggestions");
      option.put("focused", true).put("value", value.toString());
      return;
    }
    switch (type) {
      case STRING -> {
        String text = text(declared, value);
        option.put("value", text);
        // Discord says who is mentioned in a text, whoever typed it.
        MENTION.matcher(text).results().map(each -> each.group(1)).forEach(this::resolve);
      }
      case INTEGER -> option.put("value", Integer.parseInt(value.toString()));
      case BOOLEAN -> {
        require(value instanceof Boolean, name + " is true or false");
        option.put("value", (Boolean) value);
      }
      case USER, MENTIONABLE -> {
        require(value instanceof Person, name + " is somebody picked from a list");
        option.put("value", ((Person) value).id());
        Payloads.resolve(world, data, channel, (Person) value);
      }
      default -> throw new AssertionError("the stand-in does not know options of type " + type);
    }
  }

  private void resolve(String id) {
    world.found(id).ifPresent(person -> Payloads.resolve(world, data, channel, person));
  }

  private static String text(JsonNode declared, Object value) {
    String name = Json.text(declared, "name");
    String text = value instanceof Person person ? person.mention() : value.toString();
    JsonNode choices = declared.path("choices");
    if (!choices.isEmpty()) {
      return Json.list(choices).stream()
          .filter(
              each -> Json.text(each, "name").equals(text) || Json.text(each, "value").equals(text))
          .map(each -> Json.text(each, "value"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(name + " does not offer " + text));
    }
    int length = Json.length(text);
    require(
        length >= declared.path("min_length").asInt(0)
            && length <= declared.path("max_length").asInt(6_000),
        name + " does not take " + length + " characters");
    return text;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
