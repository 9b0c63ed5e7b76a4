package dev.roster.reply;

import static java.util.Objects.requireNonNull;

/**
 * A button under a message. What a press does is a stored action behind the id (ADR 004).
 *
 * @param label what it says; the contract's words, such as {@code Approve}
 * @param style how it looks
 * @param id the letter and token of {@code dev.roster.action.ActionId}, at most 100 characters
 *     (Discord's limit, platforms.md 3)
 */
public record Button(String label, Style style, String id) {

  /** Characters of a label: Slack's limit, the least of all (platforms.md 2). */
  public static final int LONGEST_LABEL = 75;

  /** How a button looks. */
  public enum Style {
    /** The expected choice. */
    PRIMARY,
    /** Something that is hard to take back. */
    DANGER,
    /** Everything else. */
    PLAIN
  }

  /**
   * Checks the limits that all platforms share.
   *
   * @throws IllegalArgumentException when the label is over 75 or the id over 100 characters
   */
  public Button {
    requireNonNull(style, "style must not be null");
    if (label.isEmpty() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException("a button's label has 1 to 75 characters: " + label);
    }
    if (id.isEmpty() || id.length() > 100) {
      throw new IllegalArgumentException("a button's id has 1 to 100 characters");
    }
  }
}
