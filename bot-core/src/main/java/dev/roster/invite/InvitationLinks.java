package dev.roster.invite;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands behind the link of an invitation mail: shown by GET, accepted and declined by POST
 * (trust.md, R7). Whoever holds the link has read the invited mailbox; that is all it proves.
 */
public interface InvitationLinks {

  /** The invitation that a link leads to; empty for a token that is unknown or was superseded. */
  Optional<Shown> find(String token);

  /**
   * Accepts. Doing it again with the same token gives the same outcome and changes nothing.
   *
   * @param token the link's last part
   * @param key the idempotency key of this press, at most 150 characters
   */
  Outcome accept(String token, String key);

  /** Declines; otherwise as {@link #accept}. */
  Outcome decline(String token, String key);

  /**
   * What the page shows.
   *
   * @param email the invited address
   * @param orgName the org
   * @param inviter who sent it, by name
   * @param role the role's title
   * @param team the team they join too, by name
   * @param message what the inviter wrote
   * @param state pending, accepted, expired, declined or cancelled
   * @param expiresAt until when it can be accepted
   */
  record Shown(
      String email,
      String orgName,
      String inviter,
      String role,
      Optional<String> team,
      Optional<String> message,
      String state,
      Instant expiresAt) {}

  /** What came of it. */
  sealed interface Outcome {
    /**
     * The person is in.
     *
     * @param team a sentence about the team that the invitation named, if it did
     */
    record Joined(String orgName, String role, Optional<String> team) implements Outcome {}

    /** The invitation is declined. */
    record Declined(String orgName) implements Outcome {}

    /** Not done; one sentence says why. */
    record Refused(String sentence) implements Outcome {}

    /** No such invitation. */
    record Unknown() implements Outcome {}
  }
}
