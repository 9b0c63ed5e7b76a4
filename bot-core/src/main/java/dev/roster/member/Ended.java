package dev.roster.member;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The newest membership of somebody in an org that ended, as it was.
 *
 * @param membership the id that it had
 * @param person whose it was
 * @param version the version of the org whose change ended it
 * @param scheme the org's scheme then
 * @param role the role's name in that scheme
 * @param status {@code active} or {@code suspended}
 * @param tier {@code base} or {@code pro}
 * @param tierUntil when Pro ends; empty for no end
 * @param creditCap how many credits a month they could use at most; empty for no limit (D42)
 * @param subscriberAdmin whether they held that flag (C13)
 * @param joinedAt since when they were in
 * @param teams their places in teams, in the words of whoever keeps teams
 */
public record Ended(
    UUID membership,
    UUID person,
    long version,
    String scheme,
    String role,
    String status,
    String tier,
    Optional<Instant> tierUntil,
    Optional<Long> creditCap,
    boolean subscriberAdmin,
    Instant joinedAt,
    String teams) {

  /** Checks that nothing is missing. */
  public Ended {
    requireNonNull(membership, "membership must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(role, "role must not be null");
    requireNonNull(joinedAt, "joinedAt must not be null");
    requireNonNull(teams, "teams must not be null");
  }
}
