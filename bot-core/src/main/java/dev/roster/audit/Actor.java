package dev.roster.audit;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.util.Optional;
import java.util.UUID;

/**
 * Who made a change and through which door.
 *
 * @param person Roster's id of the person; absent for jobs and people not yet known
 * @param account the chat identity as {@code platform:tenant/user}, {@code mail} for an invitation
 *     page, or {@code system} for a job
 * @param door such as {@code slack line}, {@code playground button}, {@code page}, {@code job}
 * @param key the idempotency key; the same when the same thing is delivered again
 */
public record Actor(Optional<UUID> person, String account, String door, String key) {

  private static final String SYSTEM = "system";

  /** Checks that nothing is missing. */
  public Actor {
    requireNonNull(account, "account must not be null");
    requireNonNull(door, "door must not be null");
    if (key.isEmpty() || key.length() > 190) {
      throw new IllegalArgumentException("an idempotency key has 1 to 190 characters");
    }
  }

  /** Somebody in chat. */
  public static Actor inChat(Optional<UUID> person, Account account, String door, String key) {
    return new Actor(person, account.toString(), door, key);
  }

  /** Whether nobody acts but Roster itself. */
  public boolean isSystem() {
    return account.equals(SYSTEM);
  }

  /** Roster itself, in a job. */
  public static Actor system(String job, String key) {
    return new Actor(Optional.empty(), SYSTEM, "job " + job, key);
  }
}
