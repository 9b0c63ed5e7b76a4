package dev.roster.domain;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody signed in with an address of an org's domain and waits to be let in.
 *
 * @param code what people see, such as {@code j-7k2m}
 * @param personName how they are called
 * @param email what they signed in with; absent once they were erased
 * @param role the name of the role that they would get
 * @param returning whether they were in before, and left or were removed
 * @param deciderName who decided
 */
record JoinRequest(
    UUID id,
    UUID org,
    String code,
    UUID person,
    String personName,
    Optional<String> email,
    String role,
    boolean returning,
    State state,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> endedAt,
    Optional<String> deciderName,
    Optional<String> reason) {

  /** So long somebody may decide. */
  static final Duration LIFE = Duration.ofDays(7);

  JoinRequest {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(state, "state must not be null");
  }

  /** What became of it. */
  enum State {
    PENDING,
    APPROVED,
    DENIED,
    /** They came in otherwise, or the org went. */
    CANCELLED,
    EXPIRED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String title() {
      return name().charAt(0) + word().substring(1);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  boolean isOpenAt(Instant now) {
    return state == State.PENDING && now.isBefore(expiresAt);
  }

  State stateAt(Instant now) {
    return state == State.PENDING && !isOpenAt(now) ? State.EXPIRED : state;
  }

  Instant overAt() {
    return endedAt.orElse(expiresAt);
  }

  /** The address in sentences. */
  String address() {
    return email.orElse("an address that was erased");
  }
}
