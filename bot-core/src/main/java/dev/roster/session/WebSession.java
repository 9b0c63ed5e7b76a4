package dev.roster.session;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser whose user proved that an address is theirs. It gives no right in any org: each act is
 * decided by what the person is in the org then.
 *
 * @param id names it to its owner
 * @param proof what was proved
 * @param person who it is; empty for somebody who is in no org yet
 * @param agent which browser, in words, such as {@code Firefox on Linux}
 * @param provedAt when it was proved, and the session began
 * @param seenAt when it was last used, to 10 minutes
 * @param expiresAt when it ends by itself
 */
public record WebSession(
    UUID id,
    Proof proof,
    Optional<UUID> person,
    Optional<String> agent,
    Instant provedAt,
    Instant seenAt,
    Instant expiresAt) {

  /** For how long a proof is fresh enough to accept an invitation by (X22). */
  public static final Duration FRESH = Duration.ofHours(24);

  /** Checks that nothing is missing. */
  public WebSession {
    requireNonNull(id, "id must not be null");
    requireNonNull(proof, "proof must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(agent, "agent must not be null");
  }

  /** Whether the proof is fresh enough to accept an invitation by (X22). */
  public boolean isFreshAt(Instant now) {
    return now.isBefore(provedAt.plus(FRESH));
  }
}
