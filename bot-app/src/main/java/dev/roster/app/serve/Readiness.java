package dev.roster.app.serve;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether Roster can serve. It asks the database every second and remembers when it last answered,
 * so that telling takes no time and a database that hangs shows within {@link #PATIENCE}.
 */
final class Readiness implements AutoCloseable {

  /** Not ready within 5 s after the database went (trust.md, "Faults"), the asking included. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BooleanSupplier database;
  private final LongSupplier nanos;
  private final AtomicBoolean serving = new AtomicBoolean();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExecutorService asking;
  private volatile long answeredAt;

  private Readiness(BooleanSupplier database, LongSupplier nanos) {
    this.database = database;
    this.nanos = nanos;
    this.answeredAt = nanos.getAsLong() - PATIENCE.toNanos() - 1;
    this.asking = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("readiness").factory());
  }

  /**
   * Begins to ask.
   *
   * @param database whether the database answers; may block
   */
  static Readiness watch(BooleanSupplier database) {
    var readiness = new Readiness(database, System::nanoTime);
    readiness.asking.execute(readiness::watch);
    return readiness;
  }

  /** Asks nothing by itself, for tests. */
  static Readiness unwatched(BooleanSupplier database, LongSupplier nanos) {
    return new Readiness(database, nanos);
  }

  private void watch() {
    try {
      do {
        ask();
      } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void ask() {
    long asked = nanos.getAsLong();
    if (database.getAsBoolean()) {
      answeredAt = asked;
    }
  }

  /** From now on requests are taken, or no longer. */
  void serving(boolean is) {
    serving.set(is);
  }

  /** Why Roster is not ready; empty when it is. */
  List<String> reasons() {
    if (!serving.get()) {
      return List.of("Roster is starting or stopping");
    }
    return nanos.getAsLong() - answeredAt > PATIENCE.toNanos()
        ? List.of("the database does not answer")
        : List.of();
  }

  @Override
  public void close() {
    // Without an interrupt: on a virtual thread that would cut the connection it waits on.
    stop.countDown();
    asking.shutdown();
    try {
      if (!asking.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        asking.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
