package dev.roster.member;

import java.util.stream.IntStream;

/**
 * How much is looked at for a page at most, so that each costs the same in an org of any size.
 *
 * @param sorted people whom no index finds in the order asked for, and who are sorted therefore
 * @param first people who are looked at first; mostly enough of them fit
 * @param scanned people who are looked at when few of them fit
 */
record Bounds(int sorted, int first, int scanned) {

  /** In use; tests take less. */
  static final Bounds USUAL = new Bounds(200, 50, 500);

  // Of who is sorted so many may join while somebody turns the pages.
  private static final int ROOM = 4;

  /** Whoever is sorted on the first page is so on the next, though they have become more. */
  Bounds whileTurning() {
    return new Bounds(ROOM * sorted, first, scanned);
  }

  /**
   * How many to look at, step by step.
   *
   * @param most how many are wanted
   */
  int[] steps(int most) {
    int step = Math.max(first, most);
    var steps = IntStream.builder();
    steps.add(step);
    for (int sum = step; sum < scanned; sum += step) {
      step = Math.min(2 * step, scanned - sum);
      steps.add(step);
    }
    return steps.build().toArray();
  }
}
