package dev.roster.command;

import dev.roster.reply.Block;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A page of those rows of an index that also pass a filter the index does not know. Whatever the
 * filter leaves out, at most {@value #MOST} rows are looked at for one page.
 *
 * @param rows what the page holds
 * @param previous the key before which the previous page ends
 * @param next the key after which the next page begins
 * @param cut whether looking ended before the page was full
 * @param <T> a row
 */
public record Scan<T>(List<T> rows, Optional<String> previous, Optional<String> next, boolean cut) {

  /** How many rows are looked at for one page. */
  public static final int MOST = 1_000;

  /** Copies the rows. */
  public Scan {
    rows = List.copyOf(rows);
  }

  /**
   * A row of the index.
   *
   * @param key its place in the order
   * @param fits whether it passes the filter
   */
  public record Candidate<T>(String key, boolean fits, T row) {}

  /** Reads the index. */
  @FunctionalInterface
  public interface Index<T> {
    /** So many rows beyond a key, in the direction of the cursor, the nearest first. */
    List<Candidate<T>> read(Optional<String> edge, int most);
  }

  /**
   * Looks through an index beyond the cursor's edge until a page is full.
   *
   * @param size how many rows the page has room for
   */
  public static <T> Scan<T> of(Cursor cursor, int size, Index<T> index) {
    var found = new ArrayList<Candidate<T>>();
    Optional<String> looked = cursor.edge();
    int left = Math.max(MOST, size + 1);
    int most = size + 1;
    boolean more = true;
    while (more && found.size() <= size && left > 0) {
      List<Candidate<T>> read = index.read(looked, Math.min(most, left));
      more = read.size() == Math.min(most, left);
      left -= read.size();
      most *= 4;
      read.stream().filter(Candidate::fits).forEach(found::add);
      looked = read.isEmpty() ? looked : Optional.of(read.getLast().key());
    }
    boolean full = found.size() > size;
    List<Candidate<T>> shown = new ArrayList<>(full ? found.subList(0, size) : found);
    Optional<String> beyond =
        full ? Optional.of(shown.getLast().key()) : more ? looked : Optional.empty();
    Optional<String> back =
        cursor.edge().isEmpty()
            ? Optional.empty()
            : shown.isEmpty() ? looked : Optional.of(shown.getFirst().key());
    boolean backward = cursor.isBackward();
    if (backward) {
      Collections.reverse(shown);
    }
    return new Scan<>(
        shown.stream().map(Candidate::row).toList(),
        backward ? beyond : back,
        backward ? back : beyond,
        more && !full);
  }

  /** Says below the page that looking ended early, if it did. */
  public List<Block> note() {
    return cut
        ? List.of(
            new Block.Note(
                List.of(
                    Span.plain(
                        "%,d entries were looked through for this page. %s looks on."
                            .formatted(MOST, next.isPresent() ? "Next" : "Previous")))))
        : List.of();
  }
}
