package dev.roster.app.serve;

import dev.roster.store.Housekeeping;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the housekeeping once an hour. */
final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long HOUR = TimeUnit.HOURS.toSeconds(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("chores").factory());

  private Chores() {}

  /** Begins within the hour, so that replicas that start together do not work together. */
  static Chores hourly(Housekeeping housekeeping) {
    var chores = new Chores();
    var _ =
        chores.timer.scheduleWithFixedDelay(
            () -> run(housekeeping),
            ThreadLocalRandom.current().nextLong(60, HOUR),
            HOUR,
            TimeUnit.SECONDS);
    return chores;
  }

  private static void run(Housekeeping housekeeping) {
    try {
      LOG.debug("cleared {} rows away", housekeeping.run());
    } catch (RuntimeException e) {
      LOG.warn("nothing was cleared away this hour", e);
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
