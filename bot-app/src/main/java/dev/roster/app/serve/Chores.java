package dev.roster.app.serve;

import dev.roster.assembly.Core;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends every minute what has run out, and looks for the records of domains; at the start and once
 * an hour writes words that are missing; once an hour clears away what is over, and signs how far
 * the audit reaches.
 */
final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long MINUTE = TimeUnit.MINUTES.toSeconds(1);
  private static final long HOUR = TimeUnit.HOURS.toSeconds(1);

  // Three at once: the first run of a new release may write the words of everybody there is, and
  // DNS
  // may be slow.
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(3, Thread.ofVirtual().name("chores").factory());

  private Chores() {}

  /** Begins at times of its own, so that replicas that start together do not work together. */
  static Chores start(Core core, IntSupplier signing) {
    var chores = new Chores();
    chores.every(MINUTE, 1, "nothing was ended this minute", core::endOverdue);
    chores.every(MINUTE, 1, "no domain was looked at this minute", core::watchDomains);
    chores.every(HOUR, MINUTE, "nothing was cleared away this hour", core.housekeeping()::run);
    chores.every(HOUR, 1, "no digest of the audit was signed this hour", signing);
    chores.repeat(
        0,
        HOUR,
        "words to search by are missing",
        () -> core.fillWords(() -> !chores.timer.isShutdown()));
    return chores;
  }

  private void every(long seconds, long earliest, String failure, IntSupplier chore) {
    repeat(ThreadLocalRandom.current().nextLong(earliest, seconds), seconds, failure, chore);
  }

  private void repeat(long first, long seconds, String failure, IntSupplier chore) {
    var _ =
        timer.scheduleWithFixedDelay(() -> run(chore, failure), first, seconds, TimeUnit.SECONDS);
  }

  private static void run(IntSupplier chore, String failure) {
    try {
      LOG.debug("{} rows had something to do", chore.getAsInt());
    } catch (RuntimeException e) {
      LOG.warn("{}: {}", failure, e.getMessage());
      LOG.debug("chore", e);
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
