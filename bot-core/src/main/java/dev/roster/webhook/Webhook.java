package dev.roster.webhook;

import static java.util.Objects.requireNonNull;

import dev.roster.store.Subscriptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that hears of an org's changes.
 *
 * @param code what people and the API call it, such as {@code w-7k2m}
 * @param events which changes: {@code *}, actions such as {@code member.role}, or groups such as
 *     {@code member.*}
 * @param generation of its signing secret
 * @param rotatedAt when it got that secret; empty for its first
 * @param editedVersion the version of the org whose change decided what it is
 * @param disabledAt since when nothing is sent
 * @param health how the newest deliveries went
 */
public record Webhook(
    UUID id,
    UUID org,
    String code,
    URI url,
    List<String> events,
    Optional<String> description,
    int generation,
    Optional<Instant> rotatedAt,
    long editedVersion,
    Instant createdAt,
    Optional<Instant> disabledAt,
    Health health) {

  /** How long the former secret signs too, so that receivers can change over. */
  public static final Duration OVERLAP = Duration.ofDays(1);

  /**
   * How the newest deliveries went.
   *
   * @param succeededAt when one was taken last
   * @param failedAt when one was not
   * @param error what was wrong then
   */
  public record Health(
      Optional<Instant> succeededAt, Optional<Instant> failedAt, Optional<String> error) {}

  /** Copies the words. */
  public Webhook {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(url, "url must not be null");
    events = List.copyOf(events);
  }

  /** Whether it hears of an action. */
  boolean hears(String action) {
    return disabledAt.isEmpty() && Subscriptions.fits(events, action);
  }

  /** The generations whose secrets sign at an instant, the newest first. */
  List<Integer> signing(Instant now) {
    boolean both = rotatedAt.filter(at -> now.isBefore(at.plus(OVERLAP))).isPresent();
    return both ? List.of(generation, generation - 1) : List.of(generation);
  }
}
