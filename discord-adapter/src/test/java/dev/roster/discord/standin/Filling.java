package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as Discord's client lets people fill it: what does not fit a field cannot be sent and
 * fails the test.
 */
final class Filling {

  private final World world;
  private final Channel channel;
  private final ObjectNode data = Json.object();
  private final Map<String, Object> left;

  Filling(World world, Channel channel, Map<String, Object> values) {
    this.world = world;
    this.channel = channel;
    this.left = new LinkedHashMap<>(values);
  }

  /** The data of the interaction; values are found by a field's label or its {@code custom_id}. */
  ObjectNode data(JsonNode modal) {
    data.put("custom_id", Json.text(modal, "custom_id"));
    ArrayNode rows = data.putArray("components");
    for (JsonNode top : modal.path("components")) {
      ObjectNode row = rows.addObject().put("type", Components.type(top));
      switch (Components.type(top)) {
        case Components.ROW ->
            row.putArray("components").add(field(top.path("components").get(0), top));
        case Components.LABEL -> row.set("component", field(top.get("component"), top));
        default -> {}
      }
    }
    require(left.isEmpty(), "the form has no fields " + left.keySet());
    Components.number(rows);
    return data;
  }

  private ObjectNode field(JsonNode field, JsonNode row) {
    String id = Json.text(field, "custom_id");
    String label = Json.text(row.has("label") ? row : field, "label");
    Object byLabel = left.remove(label);
    Object given = byLabel == null ? left.remove(id) : byLabel;
    int type = Components.type(field);
    boolean required = field.path("required").asBoolean(true);
    ObjectNode filled = Json.object().put("type", type).put("custom_id", id);
    if (type == Components.TEXT_INPUT) {
      String text = given == null ? Json.text(field, "value") : given.toString();
      int length = Json.length(text);
      require(length > 0 || !required, label + " is required");
      require(
          length == 0
              || (length >= field.path("min_length").asInt(0)
                  && length <= field.path("max_length").asInt(4_000)),
          label + " does not take " + length + " characters");
      return filled.put("value", text);
    }
    var picked = picked(field, given).stream().map(each -> value(field, each)).toList();
    require(!picked.isEmpty() || !required, label + " is required");
    require(picked.size() <= field.path("max_values").asInt(1), label + " does not take " + picked);
    if (type == Components.RADIO_GROUP) {
      return filled.put("value", picked.isEmpty() ? null : picked.getFirst());
    }
    filled.set("values", Json.texts(picked));
    return filled;
  }

  /** What is given, or what the app picked beforehand. */
  private static Collection<?> picked(JsonNode field, @Nullable Object given) {
    return switch (given) {
      case null ->
          Json.list(field.path("options")).stream()
              .filter(each -> each.path("default").asBoolean())
              .map(each -> Json.text(each, "value"))
              .toList();
      case Collection<?> many -> many;
      default -> List.of(given);
    };
  }

  private String value(JsonNode field, Object picked) {
    if (Components.type(field) == Components.USER_SELECT) {
      require(picked instanceof Person, picked + " is nobody");
      Payloads.resolve(world, data, channel, (Person) picked);
      return ((Person) picked).id();
    }
    return Json.list(field.path("options")).stream()
        .filter(each ->
            Json.text(each, "label").equals(picked) || Json.text(each, "value").equals(picked))
        .map(each -> Json.text(each, "value"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the form does not offer " + picked));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
