package dev.roster.history;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody was in an org at one moment, as its history tells it.
 *
 * @param since when they joined
 * @param role their role's name
 * @param status {@code active} or {@code suspended}
 * @param tier {@code base} or {@code pro}
 * @param limit credits a month at most; absent for no limit
 * @param subscriberAdmin whether they had the flag, as far as events tell
 * @param teams their teams, with the stored role in each
 */
record Standing(
    Instant since,
    String role,
    String status,
    String tier,
    Optional<Long> limit,
    boolean subscriberAdmin,
    Map<UUID, String> teams) {

  private static final String MEMBER = "member";

  /** Copies the teams. */
  Standing {
    requireNonNull(since, "since must not be null");
    requireNonNull(role, "role must not be null");
    teams = Map.copyOf(teams);
  }

  /** What an event that takes somebody in, or brings them back, makes of them. */
  static Standing begun(Recorded event) {
    return new Standing(
        event.after("joined").map(Instant::parse).orElse(event.at()),
        event.after("role").orElse("?"),
        event.after("status").orElse("active"),
        event.after("tier").orElse("base"),
        limit(event.after("limit")),
        event.after("flags").isPresent(),
        Map.of());
  }

  /** A limit as an event holds it. */
  static Optional<Long> limit(Optional<String> word) {
    return word.filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
  }

  Standing withRole(String other) {
    return new Standing(since, other, status, tier, limit, subscriberAdmin, teams);
  }

  Standing withStatus(String other) {
    return new Standing(since, role, other, tier, limit, subscriberAdmin, teams);
  }

  Standing withTier(String other) {
    return new Standing(since, role, status, other, limit, subscriberAdmin, teams);
  }

  Standing withLimit(Optional<Long> other) {
    return new Standing(since, role, status, tier, other, subscriberAdmin, teams);
  }

  Standing withoutFlag() {
    return withFlag(false);
  }

  Standing withFlag(boolean other) {
    return new Standing(since, role, status, tier, limit, other, teams);
  }

  Standing inTeam(UUID team, String as) {
    var all = new HashMap<>(teams);
    all.put(team, as);
    return new Standing(since, role, status, tier, limit, subscriberAdmin, all);
  }

  Standing outOf(UUID team) {
    var all = new HashMap<>(teams);
    all.remove(team);
    return new Standing(since, role, status, tier, limit, subscriberAdmin, all);
  }

  /** Everybody in a team is a plain member of it. */
  Standing flattened() {
    var all = new HashMap<>(teams);
    all.replaceAll((team, as) -> MEMBER);
    return new Standing(since, role, status, tier, limit, subscriberAdmin, all);
  }
}
