package dev.roster.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * Somebody who is looked at.
   *
   * @param found who it is, and their place
   * @param fits whether the rest of what was asked fits them too
   */
  record Candidate(Found found, boolean fits) {}

  /** Reads candidates in their order. */
  @FunctionalInterface
  interface Candidates {
    /** As many behind that place; fewer when there are no more. */
    List<Candidate> read(Optional<Found> from, int step);
  }

  /**
   * Takes whoever fits of as many as may be looked at.
   *
   * @param edge the place behind which looking begins
   * @param most how many are wanted
   * @return who fits, and from where to go on when looking stopped early
   */
  RollPart.Scan scan(Optional<Found> edge, int most, Candidates candidates) {
    var found = new ArrayList<Found>();
    Optional<Found> from = edge;
    for (int step : steps(most)) {
      List<Candidate> read = candidates.read(from, step);
      for (Candidate candidate : read) {
        if (candidate.fits()) {
          found.add(candidate.found());
        }
        if (found.size() == most) {
          return RollPart.Scan.of(found);
        }
      }
      if (read.size() < step) {
        return RollPart.Scan.of(found);
      }
      from = Optional.of(read.getLast().found());
    }
    return new RollPart.Scan(found, from);
  }

  /**
   * How many to look at, step by step.
   *
   * @param most how many are wanted
   */
  private int[] steps(int most) {
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
