package dev.roster.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What one round measured.
 *
 * @param p50 microseconds
 * @param p99 microseconds
 * @param rate commands a second
 */
public record Round(double p50, double p99, double rate) {

  /** One command. */
  @FunctionalInterface
  public interface Operation {
    /** Runs the command with that number of a caller. */
    void run(int caller, int command);
  }

  /** Runs all callers at once, on virtual threads as the adapters do. */
  public static Round of(Scenario scenario, Operation operation) {
    var nanos = new long[scenario.callers()][scenario.commands()];
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers =
          IntStream.range(0, scenario.callers())
              .mapToObj(
                  caller -> threads.submit(() -> call(caller, nanos[caller], operation, begin)))
              .toList();
      long from = System.nanoTime();
      begin.countDown();
      callers.forEach(Round::await);
      long took = System.nanoTime() - from;
      return of(nanos, scenario.callers() * scenario.commands() * 1e9 / took);
    }
  }

  /**
   * The same from times that were taken elsewhere.
   *
   * @param nanos of each command of each caller
   */
  public static Round of(long[][] nanos, double rate) {
    long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Round(all[all.length / 2] / 1e3, all[(int) (all.length * 0.99)] / 1e3, rate);
  }

  private static boolean call(int caller, long[] nanos, Operation operation, CountDownLatch begin)
      throws InterruptedException {
    begin.await();
    for (int i = 0; i < nanos.length; i++) {
      long from = System.nanoTime();
      operation.run(caller, i);
      nanos[i] = System.nanoTime() - from;
    }
    return true;
  }

  private static void await(Future<Boolean> caller) {
    try {
      caller.get();
    } catch (Exception e) {
      throw new IllegalStateException("a caller failed", e);
    }
  }
}
