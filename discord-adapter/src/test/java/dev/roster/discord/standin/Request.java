package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One request of the app.
 *
 * @param endpoint what it asks for
 * @param path the parts of the path after the version
 * @param withResponse whether a callback wants the message back
 * @param body the JSON, possibly empty
 * @param files the files by name, as text
 * @param arrived when it came, by {@link System#nanoTime}
 */
record Request(
    Endpoint endpoint,
    List<String> path,
    boolean withResponse,
    JsonNode body,
    Map<String, String> files,
    long arrived) {

  String part(int index) {
    return path.get(index);
  }
}
