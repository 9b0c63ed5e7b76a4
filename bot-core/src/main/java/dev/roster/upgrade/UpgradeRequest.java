package dev.roster.upgrade;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's wish for tier Pro.
 *
 * @param code what people see and type, such as {@code r-7k2m}
 * @param requester the person who asks
 * @param requesterName how they are called
 * @param term for how long they ask; empty for no end
 * @param renewal whether they had Pro with an end when they asked
 * @param state as it is stored; see {@link #stateAt} for what has run out meanwhile
 * @param endedAt when it was decided, cancelled or ended
 * @param lapsed whether it was cancelled because the requester went, or the org
 * @param verdict who decided, when somebody did
 * @param grantedUntil when the Pro ends that its approval gave; empty for no end
 * @param undone who took an approval back
 */
record UpgradeRequest(
    UUID id,
    UUID org,
    String code,
    UUID requester,
    String requesterName,
    Optional<String> reason,
    Optional<Term> term,
    boolean renewal,
    State state,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> endedAt,
    boolean lapsed,
    Optional<Verdict> verdict,
    Optional<Instant> grantedUntil,
    Optional<Undone> undone) {

  /** How long a request waits for a decision (issue 3, "The card"). */
  static final Duration LIFE = Duration.ofDays(7);

  /** What becomes of a request. */
  enum State {
    PENDING,
    APPROVED,
    DENIED,
    CANCELLED,
    EXPIRED;

    /** The word of the database and of chat, such as {@code pending}. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How it stands on a card, such as {@code Denied}. */
    String title() {
      return name().charAt(0) + word().substring(1);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
      return Arrays.stream(values()).map(State::word).toList();
    }
  }

  /**
   * A decision.
   *
   * @param by the person who decided
   * @param name how they are called
   * @param reason what they said
   * @param byTier whether they set the tier itself instead of answering the request
   */
  record Verdict(UUID by, String name, Optional<String> reason, boolean byTier) {}

  /** An approval taken back. */
  record Undone(Instant at, String name) {}

  /** Checks that nothing is missing. */
  UpgradeRequest {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(code, "code must not be null");
    requireNonNull(state, "state must not be null");
  }

  /** The state at an instant: at its expiry a pending request is expired. */
  State stateAt(Instant now) {
    return state == State.PENDING && !now.isBefore(expiresAt) ? State.EXPIRED : state;
  }

  boolean isOpenAt(Instant now) {
    return stateAt(now) == State.PENDING;
  }

  /** When it was over: decided, or run out. */
  Instant overAt() {
    return endedAt.orElse(expiresAt);
  }

  boolean isOf(UUID person) {
    return requester.equals(person);
  }
}
