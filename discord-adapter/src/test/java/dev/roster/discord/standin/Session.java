package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway remembers of an app that identified itself; outlives its connections. */
final class Session {

  private final String id = UUID.randomUUID().toString();
  private final List<Event> events = new ArrayList<>();
  private @Nullable Line line;

  /**
   * One event.
   *
   * @param onSent what is done whenever it goes out
   */
  private record Event(ObjectNode json, Runnable onSent) {}

  String id() {
    return id;
  }

  @Nullable Line line() {
    return line;
  }

  void line(@Nullable Line now) {
    line = now;
  }

  /** Sends it, or keeps it until the app resumes. */
  void dispatch(String type, JsonNode data, Runnable onSent) {
    ObjectNode json = Json.object().put("op", 0).put("t", type).put("s", events.size() + 1);
    json.set("d", data);
    var event = new Event(json, onSent);
    events.add(event);
    send(event);
  }

  /** Sends what came after a number. */
  void replay(int after) {
    List.copyOf(events.subList(Math.min(after, events.size()), events.size())).forEach(this::send);
  }

  private void send(Event event) {
    if (line != null && line.send(event.json())) {
      event.onSent().run();
    }
  }
}
