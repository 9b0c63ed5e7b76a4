package dev.roster.slack.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;

/**
 * How the app acknowledged.
 *
 * @param status the HTTP status; 200 for an envelope that was acknowledged
 * @param body possibly empty
 * @param took how long it took
 */
public record Ack(int status, String body, Duration took) {

  /** The body as JSON. */
  public JsonObject json() {
    return JsonParser.parseString(body).getAsJsonObject();
  }
}
