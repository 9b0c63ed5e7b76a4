package dev.roster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets several things happen at one instant, on platform threads that spin until all are there, or
 * wait where they are more than the cores.
 */
public final class Collisions implements AutoCloseable {

  /** Far more than any control has needed. */
  private static final int MOST_CONTROLS = 2_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Does all of them at once.
   *
   * @return what each gave, in their order
   */
  public <T> List<T> collide(List<? extends Callable<T>> acts) {
    var missing = new AtomicInteger(acts.size());
    // More than there are cores would keep each other from coming by their spinning.
    boolean crowded = acts.size() > Runtime.getRuntime().availableProcessors();
    var together = new CyclicBarrier(acts.size());
    var running = new ArrayList<Future<T>>();
    for (Callable<T> act : acts) {
      running.add(
          threads.submit(() -> {
            missing.decrementAndGet();
            if (crowded) {
              together.await();
            }
            while (missing.get() > 0) {
              Thread.onSpinWait();
            }
            return act.call();
          }));
    }
    var results = new ArrayList<T>();
    for (Future<T> one : running) {
      try {
        results.add(one.get(60, TimeUnit.SECONDS));
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("one of the acts that collided failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
    return results;
  }

  /** Lets something collide once; whether the rule was broken by it. */
  @FunctionalInterface
  public interface Control {
    /**
     * Collides and cleans up.
     *
     * @param number how many collisions there were before
     */
    boolean breaksTheRule(int number);
  }

  /**
   * The control of a race: what is done without protection must break the rule, else the race
   * proves nothing. Ends with the first collision that does.
   */
  public static void requireBroken(Control control) {
    for (int i = 0; i < MOST_CONTROLS; i++) {
      if (control.breaksTheRule(i)) {
        return;
      }
    }
    throw new AssertionError("no collision broke the rule: this race proves nothing");
  }

  @Override
  public void close() {
    threads.close();
  }
}
