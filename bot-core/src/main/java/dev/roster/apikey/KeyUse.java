package dev.roster.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.audit.Actor;
import dev.roster.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when keys were used, for {@code key list}: each at most once a minute, and behind whoever
 * asks. Safe for any number of threads, and on any number of replicas.
 */
public final class KeyUse {

  private static final Logger log = LoggerFactory.getLogger(KeyUse.class);

  /** How exact {@code last_used_at} is. */
  private static final Duration EXACTNESS = Duration.ofMinutes(1);

  private static final int MOST_KNOWN = 100_000;

  private final Transactions transactions;
  private final Cache<UUID, Boolean> noted;
  private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean writing = new AtomicBoolean();

  /** Wires it. */
  public KeyUse(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.noted =
        Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(EXACTNESS)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .build();
  }

  /** Notes that a key is used now; returns at once, and never throws. */
  public void noteUsed(UUID key) {
    if (noted.getIfPresent(key) == null && noted.asMap().putIfAbsent(key, true) == null) {
      waiting.add(key);
      if (writing.compareAndSet(false, true)) {
        Thread.ofVirtual().name("key-use").start(this::write);
      }
    }
  }

  private void write() {
    do {
      try {
        for (Iterator<UUID> keys = waiting.iterator(); keys.hasNext(); ) {
          UUID key = keys.next();
          keys.remove();
          write(key);
        }
      } catch (RuntimeException e) {
        // A minute later it is noted anew; nothing is decided by it.
        log.debug("could not note that keys were used: {}", e.getMessage());
      } finally {
        writing.set(false);
      }
    } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
  }

  private void write(UUID key) {
    transactions.own(
        Actor.system("key use", "key-use:" + key),
        tx -> {
          KeyTable.used(tx.sql(), key, tx.now(), tx.now().minus(EXACTNESS));
          return true;
        });
  }
}
