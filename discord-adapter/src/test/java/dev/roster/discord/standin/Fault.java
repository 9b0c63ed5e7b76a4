package dev.roster.discord.standin;

import java.time.Duration;
import java.util.Map;

/**
 * What Discord does to one request instead of answering it well.
 *
 * @param delay how long it takes before anything happens
 * @param happens whether what was asked for is done
 * @param outcome what the app hears of it
 */
public record Fault(Duration delay, boolean happens, Outcome outcome) {

  /** What the app hears. */
  sealed interface Outcome {
    /** The true answer. */
    record True() implements Outcome {}

    /** The connection breaks. */
    record Dropped() implements Outcome {}

    /** Something else. */
    record Other(int status, Map<String, String> headers, String body) implements Outcome {}
  }

  /** Too many requests; comes with the {@code Via} header, so it is no ban (platforms.md 3). */
  public static Fault rateLimited(Duration retryAfter) {
    double seconds = retryAfter.toMillis() / 1_000.0;
    var headers =
        Map.of(
            "Retry-After",
            Long.toString((long) Math.ceil(seconds)),
            "X-RateLimit-Scope",
            "user",
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset-After",
            Double.toString(seconds));
    var body =
        Json.object()
            .put("message", "You are being rate limited.")
            .put("retry_after", seconds)
            .put("global", false);
    return new Fault(Duration.ZERO, false, new Outcome.Other(429, headers, body.toString()));
  }

  /** Discord is ill and does nothing. */
  public static Fault ill() {
    return error(500, 0, "500: Internal Server Error");
  }

  /** Discord is ill after it did what was asked. */
  public static Fault illAfterwards() {
    var body = Refused.body(0, "500: Internal Server Error").toString();
    return new Fault(Duration.ZERO, true, new Outcome.Other(500, Map.of(), body));
  }

  /** The connection breaks before anything is done. */
  public static Fault dropped() {
    return new Fault(Duration.ZERO, false, new Outcome.Dropped());
  }

  /** The connection breaks after it was done. */
  public static Fault droppedAfterwards() {
    return new Fault(Duration.ZERO, true, new Outcome.Dropped());
  }

  /** It is done, and answered, but late. */
  public static Fault slow(Duration delay) {
    return new Fault(delay, true, new Outcome.True());
  }

  /** Discord says no, with a status and code of its documentation. */
  public static Fault error(int status, int code, String message) {
    var body = Refused.body(code, message).toString();
    return new Fault(Duration.ZERO, false, new Outcome.Other(status, Map.of(), body));
  }
}
