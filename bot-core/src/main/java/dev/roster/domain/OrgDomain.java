package dev.roster.domain;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A domain that an org named as its own.
 *
 * @param vouchedBy who proved it last; absent while nobody did
 * @param proof how; absent while nobody did
 * @param missingSince since when a proven one lacks its record
 * @param version the org's version that changed its state last
 */
record OrgDomain(
    UUID org,
    DomainName domain,
    State state,
    UUID addedBy,
    Instant addedAt,
    Optional<UUID> vouchedBy,
    Optional<Proof> proof,
    Optional<Instant> provenAt,
    Optional<Instant> missingSince,
    Optional<Instant> nextCheckAt,
    long version) {

  /** So long the record is waited for, and so long it may be gone. */
  static final Duration PATIENCE = Duration.ofDays(7);

  OrgDomain {
    requireNonNull(org, "org must not be null");
    requireNonNull(domain, "domain must not be null");
  }

  /** Where it stands. */
  enum State {
    /** Nobody saw the record yet; it lets nobody in. */
    PENDING,
    /** It lets people in. */
    PROVEN,
    /** It was proven and its record has been gone for 7 days; it lets nobody in. */
    SUSPENDED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** How it was proven. */
  enum Proof {
    /** The record was seen. */
    DNS,
    /** A platform admin said so; no record is looked for. */
    PLATFORM;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Proof of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  boolean isProven() {
    return state == State.PROVEN;
  }

  /** When to look again by itself after a look at that instant; empty for never. */
  Optional<Instant> nextAfter(Instant now, DomainCheck.Seen seen) {
    if (proof.filter(Proof.PLATFORM::equals).isPresent()) {
      return Optional.empty();
    }
    return switch (state) {
      case PENDING -> {
        Duration age = Duration.between(addedAt, now);
        Duration step =
            age.compareTo(Duration.ofHours(1)) < 0
                ? Duration.ofMinutes(5)
                : age.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofHours(1) : Duration.ofHours(6);
        yield age.compareTo(PATIENCE) < 0 ? Optional.of(now.plus(step)) : Optional.empty();
      }
      case PROVEN, SUSPENDED ->
          Optional.of(
              now.plus(
                  switch (seen) {
                    case THERE -> Duration.ofDays(1);
                    case MISSING, OTHER -> Duration.ofHours(12);
                    case UNKNOWN -> Duration.ofHours(1);
                  }));
    };
  }
}
