package dev.roster.slack.standin;

import com.google.gson.JsonObject;

/** How Slack reaches the app: by signed HTTP or through a socket. */
public interface Door extends AutoCloseable {

  /** What Slack sends. */
  enum Kind {
    /** A slash command. */
    COMMAND("slash_commands"),
    /** A click, a form, a search in a field. */
    INTERACTIVE("interactive"),
    /** Something that happened. */
    EVENT("events_api");

    private final String envelope;

    Kind(String envelope) {
      this.envelope = envelope;
    }

    String envelope() {
      return envelope;
    }
  }

  /** Delivers a payload and waits for the acknowledgement, at most 3 s as Slack does. */
  Ack deliver(Kind kind, JsonObject payload) throws Exception;

  @Override
  default void close() {}
}
