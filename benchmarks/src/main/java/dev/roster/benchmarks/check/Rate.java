package dev.roster.benchmarks.check;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Asks a server as fast as it answers, and at a constant rate. */
final class Rate {

  private Rate() {}

  /** Answers a second with so many connections, each of which waits for its answer. */
  static double most(Target target, int connections, int millis) throws InterruptedException {
    var answers = new LongAdder();
    long began = System.nanoTime();
    long end = began + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Thread> callers =
        IntStream.range(0, connections)
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      try (var client = new Client(target)) {
                        while (System.nanoTime() < end) {
                          client.ask();
                          answers.increment();
                        }
                      }
                    }))
            .toList();
    for (Thread caller : callers) {
      caller.join();
    }
    return answers.sum() * 1e9 / (System.nanoTime() - began);
  }

  /**
   * How long answers take in microseconds, counted from when each was to be asked; sorted.
   *
   * @param perSecond how many are to be asked a second, whatever becomes of those before
   */
  static double[] constant(Target target, int connections, int perSecond, int seconds)
      throws InterruptedException {
    int all = perSecond * seconds;
    var micros = new double[all];
    var next = new AtomicInteger();
    long began = System.nanoTime();
    long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
    List<Thread> callers =
        IntStream.range(0, connections)
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      try (var client = new Client(target)) {
                        for (int n = next.getAndIncrement(); n < all; n = next.getAndIncrement()) {
                          long due = began + n * every;
                          for (long left = due - System.nanoTime();
                              left > 0;
                              left = due - System.nanoTime()) {
                            LockSupport.parkNanos(left);
                          }
                          client.ask();
                          micros[n] = (System.nanoTime() - due) / 1e3;
                        }
                      }
                    }))
            .toList();
    for (Thread caller : callers) {
      caller.join();
    }
    Arrays.sort(micros);
    return micros;
  }

  /** A percentile of sorted figures. */
  static double percentile(double[] sorted, double percent) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * percent / 100))];
  }
}
