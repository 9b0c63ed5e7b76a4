package dev.roster.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often codes are mailed and how often they may be typed, wherever somebody asks for one. */
public final class Patience {

  /** So that a code of 40 bits is not guessed. */
  public static final int TRIES = 5;

  /** So that nobody's mailbox is filled by somebody else. */
  public static final int MOST_AN_HOUR = 5;

  /** The time in which {@link #MOST_AN_HOUR} counts. */
  public static final Duration HOUR = Duration.ofHours(1);

  private static final Duration COOLDOWN = Duration.ofMinutes(1);

  /** What is said to whoever asked {@link #MOST_AN_HOUR} times. */
  public static final String TOO_OFTEN =
      "Enough codes were asked for within the hour. Please look into the mailbox and its spam"
          + " folder, and try again in an hour.";

  private Patience() {}

  /** How long whoever asked last at an instant waits for another code; empty for no longer. */
  public static Optional<Duration> left(Optional<Instant> last, Instant now) {
    return last.map(at -> Duration.between(now, at.plus(COOLDOWN)))
        .filter(left -> left.isPositive());
  }

  /** What is said to whoever asks again at once. */
  public static String tooSoon(Duration left) {
    long seconds = Math.max(1, left.plusMillis(999).toSeconds());
    return "A code is on its way; please look into the spam folder too. Another can be asked for in %d %s."
        .formatted(seconds, seconds == 1 ? "second" : "seconds");
  }
}
