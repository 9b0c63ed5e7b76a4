package dev.roster.team;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list that was read with one row more than it shows.
 *
 * @param rows in the order in which they are shown
 * @param hasPrevious whether there are rows before it
 * @param hasNext whether there are rows behind it
 */
record Page<T>(List<T> rows, boolean hasPrevious, boolean hasNext) {

  static final int SIZE = 10;

  /**
   * Cuts a page.
   *
   * @param read up to one row more than {@link #SIZE}, those nearest to the edge first
   */
  static <T> Page<T> of(List<T> read, Optional<String> after, Optional<String> before) {
    boolean more = read.size() > SIZE;
    List<T> rows = more ? read.subList(0, SIZE) : read;
    return before.isPresent()
        ? new Page<>(rows.reversed(), more, true)
        : new Page<>(rows, after.isPresent(), more);
  }

  Optional<String> previous(Function<T, String> key) {
    return hasPrevious && !rows.isEmpty()
        ? Optional.of(key.apply(rows.getFirst()))
        : Optional.empty();
  }

  Optional<String> next(Function<T, String> key) {
    return hasNext && !rows.isEmpty() ? Optional.of(key.apply(rows.getLast())) : Optional.empty();
  }
}
