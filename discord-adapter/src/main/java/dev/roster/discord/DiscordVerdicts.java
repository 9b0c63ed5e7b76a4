package dev.roster.discord;

import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;

/** What to do when Discord says no (platforms.md 3; Discord's table of JSON error codes). */
final class DiscordVerdicts {

  /** After something went wrong at Discord's end, or while there is no connection. */
  static final Duration SOON = Duration.ofSeconds(5);

  // Discord names no time for it.
  private static final Duration SLOWER = Duration.ofMinutes(1);

  /** Too many new direct messages at once. */
  private static final int OPENING_TOO_FAST = 40_003;

  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;

  private DiscordVerdicts() {}

  /** For an answer that is an error, or for no answer. */
  static Verdict of(ErrorResponseException failure) {
    int status = failure.getResponse().code;
    if (status == UNAUTHORIZED) {
      return new Verdict.Disconnected();
    }
    if (failure.getErrorCode() == OPENING_TOO_FAST) {
      return new Verdict.Later(SLOWER);
    }
    // Below 100 there was no answer at all; JDA has tried several times by now.
    if (status < 100 || status >= 500) {
      return new Verdict.Later(SOON);
    }
    return status == TOO_MANY ? new Verdict.Later(SLOWER) : new Verdict.Never();
  }
}
