package dev.roster.slack.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before Bolt, whose own check takes timestamps from the future, compares signatures in
 * varying time, remembers no replay and reads a body of any size (trust.md, "Measured facts"). Safe
 * for any number of threads.
 */
public final class SlackGate {

  /** The largest body that is read, in bytes; Slack's own are a few kilobytes. */
  public static final int MOST_BYTES = 256 * 1024;

  /** How far a timestamp may be from now, before or after (trust.md). */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  // Longer than a signature stays valid, so that a remembered one can never pass again.
  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 500_000;

  /** What to do with a request. */
  public sealed interface Verdict {
    /** It comes from Slack, now, for the first time. */
    record Admitted(String body) implements Verdict {}

    /** Seen before: answer 200 with nothing and do nothing. */
    record Replayed() implements Verdict {}

    /** Not from Slack, or broken. */
    record Refused(int status, String reason) implements Verdict {}
  }

  private final List<Signature> signatures;
  private final InstantSource clock;
  private final Cache<String, Boolean> seen;

  /**
   * Guards with the secrets; during a rotation either is good.
   *
   * @throws IllegalArgumentException when there is no secret or an empty one
   */
  public SlackGate(List<String> signingSecrets, InstantSource clock) {
    if (signingSecrets.isEmpty()) {
      throw new IllegalArgumentException("HTTP mode needs a signing secret");
    }
    this.signatures = signingSecrets.stream().map(Signature::new).toList();
    this.clock = clock;
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.seen =
        Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MOST_REMEMBERED)
            .ticker(ticker)
            .build();
  }

  /**
   * Looks at a request.
   *
   * @param timestamp the header {@code X-Slack-Request-Timestamp}
   * @param signature the header {@code X-Slack-Signature}
   * @param body the bytes as they came
   */
  public Verdict look(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (body.length > MOST_BYTES) {
      return new Verdict.Refused(413, "over " + MOST_BYTES + " bytes");
    }
    if (timestamp == null || signature == null) {
      return new Verdict.Refused(401, "not signed");
    }
    if (!isNow(timestamp)) {
      return new Verdict.Refused(401, "the timestamp is over 300 s from now");
    }
    if (!isValid(timestamp, signature, body)) {
      return new Verdict.Refused(401, "the signature is wrong: check SLACK_SIGNING_SECRET");
    }
    return seen.asMap().putIfAbsent(signature, true) == null
        ? new Verdict.Admitted(new String(body, StandardCharsets.UTF_8))
        : new Verdict.Replayed();
  }

  /** Lets a request pass once more: it could not be handled, and Slack brings it again. */
  public void forget(String signature) {
    seen.invalidate(signature);
  }

  private boolean isNow(String timestamp) {
    // Unix seconds have ten digits until the year 2286; anything longer is no time at all.
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    long away = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    return away <= TOLERANCE.toSeconds();
  }

  private boolean isValid(String timestamp, String signature, byte[] body) {
    boolean valid = false;
    for (Signature each : signatures) {
      valid |= each.matches(timestamp, signature, body);
    }
    return valid;
  }
}
