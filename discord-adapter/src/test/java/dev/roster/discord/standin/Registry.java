package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that the app registered, for all servers and direct messages. */
final class Registry {

  static final int SUBCOMMAND = 1;
  static final int GROUP = 2;

  private final World world;
  private volatile Map<String, ObjectNode> commands = Map.of();

  Registry(World world) {
    this.world = world;
  }

  Reply read() {
    return Reply.of(Json.array(commands.values()));
  }

  Reply put(Request request) {
    var problems = CommandLimits.problems(request.body());
    if (!problems.isEmpty()) {
      world.violate("limits of commands", problems.toString());
      throw Refused.invalid(problems.toString());
    }
    var registered = new LinkedHashMap<String, ObjectNode>();
    for (JsonNode given : request.body()) {
      String name = Json.text(given, "name");
      ObjectNode command = given.deepCopy();
      ObjectNode before = commands.get(name);
      command.put("id", before == null ? Snowflakes.next() : Json.text(before, "id"));
      command.put("application_id", world.bot().id()).put("version", Snowflakes.next());
      for (String numbers : List.of("contexts", "integration_types")) {
        var numbersGiven = Json.list(given.path(numbers));
        if (!numbersGiven.isEmpty()) {
          command.putArray(numbers).addAll(Json.array(List.of()));
          numbersGiven.forEach(each -> command.withArray("/" + numbers).add(each.asInt()));
        }
      }
      registered.put(name, command);
    }
    commands = registered;
    return read();
  }

  Map<String, ObjectNode> commands() {
    return commands;
  }
}
