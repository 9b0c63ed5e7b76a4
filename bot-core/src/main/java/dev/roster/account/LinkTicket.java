package dev.roster.account;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody was given a link to show at Discord who they are there.
 *
 * @param account who asked in chat; the same must sign in there
 * @param session else the browser session in which it was asked for
 * @param person whose session that is
 * @param signedIn whether that session began at the identity provider
 * @param install the server in which it was asked for
 */
record LinkTicket(
    UUID id,
    Optional<Account> account,
    Optional<UUID> session,
    Optional<UUID> person,
    boolean signedIn,
    Optional<String> install,
    Instant createdAt,
    Instant expiresAt) {

  /** Checks that nothing is missing. */
  LinkTicket {
    requireNonNull(id, "id must not be null");
    requireNonNull(account, "account must not be null");
    requireNonNull(session, "session must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(install, "install must not be null");
  }
}
