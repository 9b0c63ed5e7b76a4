package dev.roster.benchmarks.growth;

import java.util.Arrays;

/**
 * How long an operation took at one size.
 *
 * @param p50 microseconds
 * @param p99 microseconds
 * @param calls of how many
 */
record Times(double p50, double p99, int calls) {

  static Times of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Times(
        sorted[sorted.length / 2] / 1e3, sorted[(int) (sorted.length * 0.99)] / 1e3, sorted.length);
  }
}
