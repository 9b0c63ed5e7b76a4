package dev.roster.app.serve;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops Roster when the process is told to end (SIGTERM, SIGINT), and ends it with exit code 0,
 * where the JVM's own would be 143.
 */
public final class StopSignal {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

  /** trust.md, "Faults": drained within 25 s. */
  private static final Duration MOST = Duration.ofSeconds(25);

  /** How long a start that is under way may take to give up. */
  private static final Duration START = Duration.ofSeconds(10);

  private final Roster roster;
  private final Thread starter = Thread.currentThread();
  private final CountDownLatch started = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  private StopSignal(Roster roster) {
    this.roster = roster;
  }

  /** Listens from now on; call it on the thread that will start Roster. */
  public static StopSignal of(Roster roster) {
    var signal = new StopSignal(roster);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** The start is over, well or not. */
  public void started() {
    started.countDown();
  }

  /**
   * The process is about to end by itself, with an exit code of its own.
   *
   * @return false when a signal came first, and ends it
   */
  public boolean forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void stop() {
    LOG.info("stopping");
    var limit = Thread.ofPlatform().daemon().name("stop-limit").start(StopSignal::limit);
    try {
      if (started.getCount() > 0) {
        starter.interrupt();
        started.await(START.toSeconds(), TimeUnit.SECONDS);
      }
      roster.close();
      LOG.info("stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // What the JVM itself does at its end is not Roster's work and has no limit.
    limit.interrupt();
    Runtime.getRuntime().halt(0);
  }

  private static void limit() {
    try {
      Thread.sleep(MOST);
      LOG.error(
          "not everything ended within {} s; what waits is done after the next start",
          MOST.toSeconds());
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
