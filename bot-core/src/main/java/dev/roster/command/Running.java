package dev.roster.command;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an adapter acknowledged and is being done, each on a virtual thread of its own. Safe for any
 * number of threads.
 */
public final class Running {

  private static final Logger log = LoggerFactory.getLogger(Running.class);

  private final String platform;
  private final ExecutorService threads;

  /**
   * Takes work at once.
   *
   * @param platform the platform's name, for the log
   */
  public Running(String platform) {
    this.platform = platform;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(platform + "-", 0).factory());
  }

  /** Begins work; false when Roster is stopping. */
  public boolean begin(Runnable work) {
    try {
      threads.execute(() -> run(work));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Whether new work is still taken. */
  public boolean isOpen() {
    return !threads.isShutdown();
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      ErrorId.log(log, "work for " + platform, e);
    }
  }

  /** Takes no new work and waits for what runs, as long as given. */
  public void drain(Duration within) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Stopped work for {} that ran for over {} s", platform, within.toSeconds());
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
