package dev.roster.app.api;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * How often a service key may ask, by the load of what it asks for. Counted in the process: each
 * replica gives the same again. Its memory is bounded.
 */
public final class RateLimits {

  /**
   * A limit: so many at once, refilled evenly over a time.
   *
   * @param most how many
   * @param within the time
   */
  public record Limit(long most, Duration within) {}

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_BUCKETS = 10_000;

  // One key is one product. Two a second is more than people change in an org, and a script that
  // invites a thousand is told to wait before it fills the mail server's queue; lists cost a page
  // each. The hot path is limited only to keep a loop gone wild from starving other orgs.
  private static final Map<Endpoint.Load, Limit> USUAL =
      Map.of(
          Endpoint.Load.READ, new Limit(1_200, MINUTE),
          Endpoint.Load.LIST, new Limit(300, MINUTE),
          Endpoint.Load.WRITE, new Limit(120, MINUTE),
          Endpoint.Load.FAST, new Limit(6_000_000, MINUTE));

  private record Asked(UUID key, Endpoint.Load load) {}

  private final Map<Endpoint.Load, Limit> limits;
  private final TimeMeter clock;
  private final Cache<Asked, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_BUCKETS)
          .expireAfterAccess(MINUTE.multipliedBy(5))
          .build();

  private RateLimits(Map<Endpoint.Load, Limit> limits, TimeMeter clock) {
    this.limits = new EnumMap<>(limits);
    this.clock = clock;
  }

  /** The usual limits. */
  public static RateLimits usual() {
    return new RateLimits(USUAL, TimeMeter.SYSTEM_NANOTIME);
  }

  /** The same with one of them changed. */
  public RateLimits with(Endpoint.Load load, Limit limit) {
    var changed = new EnumMap<>(limits);
    changed.put(load, limit);
    return new RateLimits(changed, clock);
  }

  /** The same by another clock, for tests. */
  RateLimits by(TimeMeter other) {
    return new RateLimits(limits, other);
  }

  /**
   * What is left after one more request.
   *
   * @param limit what is allowed
   * @param left how many more
   * @param waits seconds until the next is allowed; 0 when this one is
   * @param full seconds until all are allowed again
   */
  record Standing(Endpoint.Load load, Limit limit, long left, long waits, long full) {

    /** As the header {@code RateLimit-Policy} says it (draft-ietf-httpapi-ratelimit-headers). */
    String policy() {
      return "\"%s\";q=%d;w=%d".formatted(name(), limit.most(), limit.within().toSeconds());
    }

    /** As the header {@code RateLimit} says it. */
    String header() {
      return "\"%s\";r=%d;t=%d".formatted(name(), left, full);
    }

    private String name() {
      return load.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Counts a request of a key. */
  Standing take(UUID key, Endpoint.Load load) {
    Limit limit =
        requireNonNull(
            limits.getOrDefault(load, USUAL.get(Endpoint.Load.READ)), "reading has a limit");
    ConsumptionProbe probe =
        buckets.get(new Asked(key, load), _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    return new Standing(
        load,
        limit,
        probe.getRemainingTokens(),
        probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill()),
        seconds(probe.getNanosToWaitForReset()));
  }

  private static long seconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
  }

  private Bucket bucket(Limit limit) {
    return Bucket.builder()
        .withCustomTimePrecision(clock)
        .addLimit(bandwidth ->
            bandwidth.capacity(limit.most()).refillGreedy(limit.most(), limit.within()))
        .build();
  }
}
