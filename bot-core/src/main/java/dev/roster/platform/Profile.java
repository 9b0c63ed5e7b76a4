package dev.roster.platform;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a platform says of one of its users.
 *
 * @param account who
 * @param name the display name, fit for one line: 1 to 80 characters without controls or direction
 *     marks
 * @param email the address, only where the platform confirmed it and the user is a full member of
 *     the workspace (platforms.md 2, "Identity"); binds to nobody by itself
 * @param standing what the user is there
 * @param zone the user's time zone; UTC when the platform does not say
 */
public record Profile(
    Account account, String name, Optional<String> email, Standing standing, ZoneId zone) {

  /** What a user is on the platform. */
  public enum Standing {
    /** May run the Slack workspace or Discord server: {@code ROSTER_ORG_CREATION=chat-admins}. */
    ADMIN,
    /** A full member. */
    MEMBER,
    /** A guest, a bot, a deleted user or a stranger from another Slack workspace. */
    OUTSIDER
  }

  // More than Slack's 80 and Discord's 32 (platforms.md) nobody can name themselves.
  private static final int LONGEST_NAME = 80;
  // What would break the line, turn its direction, or be nothing to see.
  private static final Pattern UNFIT =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Cc}\\p{Cs}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]+");
  private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

  /** Checks that nothing is missing, and makes the name fit for one line. */
  public Profile {
    requireNonNull(account, "account must not be null");
    name = fit(requireNonNull(name, "name must not be null"));
    requireNonNull(standing, "standing must not be null");
    requireNonNull(zone, "zone must not be null");
  }

  /** The same with the time zone that the user picked; the platform's where it is none. */
  public Profile in(String picked) {
    try {
      return new Profile(account, name, email, standing, ZoneId.of(picked));
    } catch (DateTimeException noZone) {
      return this;
    }
  }

  private static String fit(String name) {
    String line = UNFIT.matcher(name).replaceAll(" ").strip();
    if (!VISIBLE.matcher(line).find()) {
      return "Somebody";
    }
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
