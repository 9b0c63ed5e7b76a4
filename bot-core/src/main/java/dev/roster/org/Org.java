package dev.roster.org;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An org.
 *
 * @param slug what {@code org:} and the API take
 * @param plan free, starter, pro or byok
 * @param planTitle how the plan is shown
 * @param planSeats how many people the plan has room for; absent when unlimited (D28)
 * @param members how many memberships there are
 * @param pending how many live invitations there are; each holds a seat (X21)
 * @param personal whether it is somebody's own, which nobody else is ever in (D02)
 */
public record Org(
    UUID id,
    String slug,
    String name,
    Optional<String> description,
    String scheme,
    String schemeTitle,
    String plan,
    String planTitle,
    Optional<Integer> planSeats,
    long version,
    int members,
    int pending,
    boolean personal,
    Instant createdAt) {

  /** Checks that nothing is missing. */
  public Org {
    requireNonNull(id, "id must not be null");
    requireNonNull(slug, "slug must not be null");
    requireNonNull(name, "name must not be null");
  }

  /** How many seats are taken, by members and live invitations. */
  public int taken() {
    return members + pending;
  }

  /** How many more people there is room for; absent when unlimited. */
  public Optional<Integer> seatsLeft() {
    return planSeats.map(seats -> Math.max(0, seats - taken()));
  }

  /**
   * Where an org is spoken.
   *
   * @param platform such as {@code slack}
   * @param tenant the Slack workspace's or Discord server's id
   * @param name what people call it, when the platform said so
   */
  public record Connection(String platform, String tenant, Optional<String> name) {

    /** Such as {@code Acme on Slack}; only the platform where there is one place of it. */
    public String shown() {
      String title = Character.toUpperCase(platform.charAt(0)) + platform.substring(1);
      String place = name.orElse(tenant);
      return place.equalsIgnoreCase(title) ? title : place + " on " + title;
    }
  }
}
