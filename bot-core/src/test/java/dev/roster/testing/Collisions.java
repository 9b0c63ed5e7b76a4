package dev.roster.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets several things happen at one instant, on platform threads that spin until all are there. */
public final class Collisions implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Does all of them at once.
   *
   * @return what each gave, in their order
   */
  public <T> List<T> collide(List<? extends Callable<T>> acts) {
    var missing = new AtomicInteger(acts.size());
    var running = new ArrayList<Future<T>>();
    for (Callable<T> act : acts) {
      running.add(
          threads.submit(() -> {
            missing.decrementAndGet();
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

  @Override
  public void close() {
    threads.close();
  }
}
