package dev.roster.discord;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was acknowledged and is being done, each on a virtual thread. Safe for any threads. */
final class Running {

  private static final Logger log = LoggerFactory.getLogger(Running.class);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("discord-", 0).factory());

  /** Begins work; false when Roster is stopping. */
  boolean begin(Runnable work) {
    try {
      threads.execute(() -> run(work));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Whether new work is still taken. */
  boolean isOpen() {
    return !threads.isShutdown();
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      Failures.log("Work for Discord", e);
    }
  }

  /** Takes no new work and waits for what runs, as long as given. */
  void drain(Duration within) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Stopped Discord's work that ran for over {} s", within.toSeconds());
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
