package dev.roster.check;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the product is told.
 *
 * @param allowed whether it may be done now
 * @param rule which rule decided: a permission's word, {@code permission=...}, {@code suspended},
 *     {@code not_a_member}, {@code credits.cap} and the like
 * @param member what is known of who would do it; empty for nobody in the org
 */
public record Answer(boolean allowed, String rule, Optional<Known> member) {

  /** The rule for who is not in the org, or whom no word means. */
  public static final String NOT_A_MEMBER = "not_a_member";

  /**
   * How a member stands.
   *
   * @param role the name of their role
   * @param tier the tier in force: {@code base} or {@code pro}
   * @param flags what the tier lets them use of the product (A23, A25)
   * @param creditsLeft what they may use yet in this cycle; empty for no limit
   * @param sessionEpoch sessions that began under a lower one are over (E18)
   * @param pausedUntil when the next cycle begins, for whom nothing is left (D43); empty for others
   */
  public record Known(
      String role,
      String tier,
      Map<String, String> flags,
      Optional<Long> creditsLeft,
      long sessionEpoch,
      Optional<Instant> pausedUntil) {

    /** Copies the flags. */
    public Known {
      requireNonNull(role, "role must not be null");
      requireNonNull(tier, "tier must not be null");
      flags = Map.copyOf(flags);
      requireNonNull(creditsLeft, "creditsLeft must not be null");
      requireNonNull(pausedUntil, "pausedUntil must not be null");
    }
  }

  /** Checks that nothing is missing. */
  public Answer {
    requireNonNull(rule, "rule must not be null");
    requireNonNull(member, "member must not be null");
  }

  /** Of nobody in the org. */
  static Answer ofNobody(String rule) {
    return new Answer(false, rule, Optional.empty());
  }
}
