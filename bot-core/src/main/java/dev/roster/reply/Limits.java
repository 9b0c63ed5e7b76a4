package dev.roster.reply;

import static java.util.Objects.requireNonNull;

/**
 * What one message of a chat platform can carry. Each adapter states its own, with the source of
 * every number; {@link Layout} keeps to them, so that renderers never cut anything.
 *
 * @param blocks blocks in one message; after layout each {@link Block} is meant to become one block
 * @param message characters over all blocks of a message, as {@code measure} counts them
 * @param block characters in one block, as {@code measure} counts them
 * @param heading characters in a heading
 * @param facts facts in one block
 * @param fact characters in one fact, label and value together
 * @param rows table rows in one block
 * @param buttons buttons in one row
 * @param buttonRows rows of buttons in one message
 * @param measure how long a span is once it is rendered
 */
public record Limits(
    int blocks,
    int message,
    int block,
    int heading,
    int facts,
    int fact,
    int rows,
    int buttons,
    int buttonRows,
    Measure measure) {

  /** The smallest limit on characters that layout can keep to: one code point, escaped, fits. */
  public static final int LEAST_TEXT = 40;

  /** How long a span is once it is rendered, escapes and markup included. */
  @FunctionalInterface
  public interface Measure {

    /** Counts what {@link Span#words} gives: for platforms without markup. */
    Measure WORDS = span -> span.words().length();

    /**
     * The length in the platform's characters (UTF-16 units). A text may never be longer than its
     * two halves together, and a single code point is at most 30 long.
     */
    int length(Span span);
  }

  /**
   * Checks that everything has room at all.
   *
   * @throws IllegalArgumentException naming the limit that is too small
   */
  public Limits {
    requireNonNull(measure, "measure must not be null");
    atLeast(2, blocks, "blocks");
    atLeast(LEAST_TEXT, block, "block");
    atLeast(block, message, "message");
    atLeast(1, heading, "heading");
    atLeast(1, facts, "facts");
    atLeast(1, fact, "fact");
    atLeast(1, rows, "rows");
    atLeast(1, buttons, "buttons");
    atLeast(1, buttonRows, "buttonRows");
    atLeast(buttons * Button.LONGEST_LABEL, message, "message, to hold one row of buttons,");
  }

  private static void atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is at least " + least + ", not " + value);
    }
  }
}
