package dev.roster.app.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down who tries links or keys at random: after {@value #ALLOWED} that lead nowhere within a
 * minute an address gets no look-up. It spares the database; the token itself cannot be guessed.
 * Behind a proxy everybody has the proxy's address (forwarded ones are not believed), so there the
 * proxy has to limit.
 */
public final class Misses {

  /** Misses within a minute. */
  public static final int ALLOWED = 60;

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int IPV6_NETWORK_BYTES = 8;

  private final boolean behindProxy;
  private final int allowed;
  private final Cache<String, AtomicInteger> counts;

  /**
   * Counts nothing yet.
   *
   * @param behindProxy whether requests from private addresses come through a proxy
   * @param ticker tells the time
   */
  public Misses(boolean behindProxy, Ticker ticker) {
    this(behindProxy, ticker, ALLOWED, PERIOD);
  }

  /**
   * The same for something else that a network may do so often within a time.
   *
   * @param period begins with the first
   */
  public Misses(boolean behindProxy, Ticker ticker, int allowed, Duration period) {
    this.behindProxy = behindProxy;
    this.allowed = allowed;
    counts =
        Caffeine.newBuilder()
            .expireAfterWrite(period)
            .maximumSize(MOST_ADDRESSES)
            .ticker(ticker)
            .build();
  }

  /** Whether nobody missed lately. */
  public boolean isQuiet() {
    return counts.estimatedSize() == 0;
  }

  /** Whether an address missed so often that it gets no look-up for now. */
  public boolean isOver(String address) {
    var count = counts.getIfPresent(network(address));
    return count != null && count.get() >= allowed;
  }

  /** Counts a miss. */
  public void add(String address) {
    if (!(behindProxy && isPrivate(address))) {
      counts.get(network(address), _ -> new AtomicInteger()).incrementAndGet();
    }
  }

  private static boolean isPrivate(String address) {
    var peer = parse(address);
    return peer.isLoopbackAddress() || peer.isSiteLocalAddress() || peer.isLinkLocalAddress();
  }

  /** One customer has a whole IPv6 network. */
  private static String network(String address) {
    byte[] bytes = parse(address).getAddress();
    return HexFormat.of()
        .formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
  }

  private static InetAddress parse(String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException e) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
