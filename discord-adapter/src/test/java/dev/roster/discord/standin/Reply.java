package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in answers to a request.
 *
 * @param body null for 204
 */
record Reply(int status, @Nullable JsonNode body) {

  static Reply of(JsonNode body) {
    return new Reply(200, body);
  }

  static Reply nothing() {
    return new Reply(204, null);
  }
}
