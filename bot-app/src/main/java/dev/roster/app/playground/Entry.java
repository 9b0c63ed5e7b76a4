package dev.roster.app.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation, as the page shows it.
 *
 * @param id unique, also over restarts
 * @param place {@code general}, or {@code dm} for the conversation with Roster
 * @param audience the only person who sees it, or {@link #EVERYONE}
 * @param from a person's id, or {@link #ROSTER}
 * @param at when it was said or last changed
 * @param line what a person typed or pressed
 * @param message what Roster answered
 * @param file a file that Roster sent along
 */
record Entry(
    String id,
    String place,
    String audience,
    String from,
    Instant at,
    @Nullable String line,
    @Nullable ObjectNode message,
    @Nullable FileLink file) {

  static final String EVERYONE = "*";
  static final String ROSTER = "roster";
  static final String DIRECT = "dm";

  /**
   * Where a file can be had, and how big it is in bytes.
   *
   * @param alternative what a picture shows, for who does not see it; absent for any other file
   */
  record FileLink(String name, int size, String path, @Nullable String alternative) {}

  boolean isSeenBy(String user) {
    return audience.equals(EVERYONE) || audience.equals(user);
  }

  /** The id of its button with that label. */
  Optional<String> button(String label) {
    if (message == null) {
      return Optional.empty();
    }
    return message.findValues("buttons").stream()
        .flatMap(buttons -> StreamSupport.stream(buttons.spliterator(), false))
        .filter(button -> button.path("label").asText().equals(label))
        .map(button -> button.path("id").asText())
        .findFirst();
  }

  Entry changed(ObjectNode newMessage, Instant now) {
    return new Entry(id, place, audience, from, now, line, newMessage, file);
  }
}
