package dev.roster.person;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first and last name that somebody has wherever they are; without either they are called as
 * their chat platform shows them (B19).
 *
 * @param first at most 80 characters
 * @param last at most 80 characters
 * @param decidedBy the person's version whose change set it; 0 for none
 */
public record FullName(Optional<String> first, Optional<String> last, long decidedBy) {

  /** Characters of each part, as wide as its column. */
  public static final int LONGEST = 80;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{C}]*");

  /** Checks that nothing is missing. */
  public FullName {
    requireNonNull(first, "first must not be null");
    requireNonNull(last, "last must not be null");
  }

  /**
   * Reads a part of a name as somebody typed it, on one line.
   *
   * @throws Refusal when nothing of it can be seen
   */
  public static String read(String typed) {
    if (INVISIBLE.matcher(typed).matches()) {
      throw new Refusal(
          "A name needs letters that can be seen, as in `/member edit ben@acme.test first:Ben`.");
    }
    return BLANKS.matcher(typed).replaceAll(" ").strip();
  }

  /** Whether both parts are the same, whoever set them. */
  public boolean reads(FullName other) {
    return first.equals(other.first) && last.equals(other.last);
  }
}
