package dev.roster.benchmarks.growth;

import java.util.Arrays;
import java.util.List;

/**
 * Runs an operation at all sizes in turns, so that whatever else the machine does hits each alike.
 *
 * @param warmUp calls at each size that are not counted
 * @param calls at each size that are
 * @param seconds after which an operation ends all the same, with as many calls at each size
 */
record Measuring(int warmUp, int calls, int seconds) {

  /** What any operation gets, however slow it is. */
  private static final int LEAST = 5;

  /** The times at each size, in the order of the tellers. */
  List<Times> run(Operation operation, List<Teller> tellers) {
    long begin = System.nanoTime();
    var nanos = new long[tellers.size()][calls];
    int turn = 0;
    for (; turn < warmUp && (turn < LEAST || !isLate(begin, 3)); turn++) {
      turn(operation, tellers, turn, new long[tellers.size()][1], 0);
    }
    int counted = 0;
    for (; counted < calls && (counted < LEAST || !isLate(begin, 1)); counted++) {
      turn(operation, tellers, turn++, nanos, counted);
    }
    int all = counted;
    return Arrays.stream(nanos).map(own -> Times.of(Arrays.copyOf(own, all))).toList();
  }

  private static void turn(
      Operation operation, List<Teller> tellers, int turn, long[][] nanos, int column) {
    for (int i = 0; i < tellers.size(); i++) {
      int next = (i + turn) % tellers.size();
      nanos[next][column] = operation.script().run(tellers.get(next), turn);
    }
  }

  private boolean isLate(long begin, int part) {
    return System.nanoTime() - begin > seconds * 1_000_000_000L / part;
  }
}
