package dev.roster.account;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody was asked to bring the code that was mailed to an address.
 *
 * @param account who asked
 * @param name how the platform shows the account
 * @param askedIn what people call the workspace or server they asked in
 * @param email the address as typed
 * @param tries how many wrong codes were typed
 * @param isOpen not yet used, tried too often or replaced
 */
record Challenge(
    UUID id,
    Account account,
    String name,
    Optional<String> askedIn,
    String email,
    int tries,
    Instant createdAt,
    Instant expiresAt,
    boolean isOpen) {

  /** Checks that nothing is missing. */
  Challenge {
    requireNonNull(id, "id must not be null");
    requireNonNull(account, "account must not be null");
    requireNonNull(email, "email must not be null");
  }

  boolean isOpenAt(Instant now) {
    return isOpen && now.isBefore(expiresAt);
  }
}
