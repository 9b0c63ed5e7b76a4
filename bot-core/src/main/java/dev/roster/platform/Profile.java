package dev.roster.platform;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a platform says of one of its users.
 *
 * @param account who
 * @param name the display name
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

  /** Checks that nothing is missing. */
  public Profile {
    requireNonNull(account, "account must not be null");
    requireNonNull(name, "name must not be null");
    requireNonNull(standing, "standing must not be null");
    requireNonNull(zone, "zone must not be null");
  }
}
