package dev.roster.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A page of a list, in the order in which it is shown.
 *
 * @param rows what it holds
 * @param hasPrevious whether there is more before it
 * @param hasNext whether there is more behind it
 * @param <T> a row
 */
public record Page<T>(List<T> rows, boolean hasPrevious, boolean hasNext) {

  /** Copies the rows. */
  public Page {
    rows = List.copyOf(rows);
  }

  /**
   * Makes a page of what was read beyond the cursor's edge.
   *
   * @param read one row more than the page has room for, if there are so many, in the direction of
   *     the cursor: the last row first when it goes back
   * @param size how many rows the page has room for
   */
  public static <T> Page<T> of(Cursor cursor, List<T> read, int size) {
    boolean more = read.size() > size;
    var shown = new ArrayList<>(more ? read.subList(0, size) : read);
    if (cursor.isBackward()) {
      Collections.reverse(shown);
      return new Page<>(shown, more, true);
    }
    return new Page<>(shown, cursor.after().isPresent(), more);
  }
}
