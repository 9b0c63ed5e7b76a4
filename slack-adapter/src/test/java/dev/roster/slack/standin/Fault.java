package dev.roster.slack.standin;

import java.util.Map;

/**
 * What the stand-in answers instead of doing what it was asked.
 *
 * @param status the HTTP status
 * @param headers such as {@code Retry-After}
 * @param body the answer
 * @param afterEffect whether it was done all the same, and only the answer is lost
 */
public record Fault(int status, Map<String, String> headers, String body, boolean afterEffect) {

  /** Too many calls. */
  public static Fault rateLimited(int seconds) {
    return new Fault(
        429,
        Map.of("Retry-After", Integer.toString(seconds)),
        "{\"ok\":false,\"error\":\"ratelimited\"}",
        false);
  }

  /** Slack is ill. */
  public static Fault ill() {
    return new Fault(500, Map.of(), "{\"ok\":false}", false);
  }

  /** It was done, but the answer is lost. */
  public static Fault answerLost() {
    return new Fault(500, Map.of(), "{\"ok\":false}", true);
  }

  /** Slack says no. */
  public static Fault error(String name) {
    return new Fault(200, Map.of(), "{\"ok\":false,\"error\":\"" + name + "\"}", false);
  }
}
