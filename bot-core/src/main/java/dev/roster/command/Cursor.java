package dev.roster.command;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * From where on a list is read, by the key of a row; the carried options {@link Paging#AFTER} and
 * {@link Paging#BEFORE} hold it.
 *
 * @param after the last row of the page before; absent for the first page
 * @param before the first row of the page behind, when somebody goes back
 */
public record Cursor(Optional<String> after, Optional<String> before) {

  /** The beginning of a list. */
  public static final Cursor FIRST = new Cursor(Optional.empty(), Optional.empty());

  /** Checks that nothing is missing. */
  public Cursor {
    requireNonNull(after, "after must not be null");
    requireNonNull(before, "before must not be null");
  }

  /** Whether the rows before a key are read, from the last to the first. */
  public boolean isBackward() {
    return before.isPresent();
  }

  /** The key beyond which is read; absent for the first page. */
  public Optional<String> edge() {
    return before.or(() -> after);
  }
}
