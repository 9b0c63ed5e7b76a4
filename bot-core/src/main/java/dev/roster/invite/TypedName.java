package dev.roster.invite;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Refusal;
import dev.roster.person.FullName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A first and last name as somebody typed them on a page (B14).
 *
 * @param first of any length
 * @param last of any length
 */
public record TypedName(String first, String last) {

  /** Nothing was typed. */
  public static final TypedName NONE = new TypedName("", "");

  /** What turns the reading around, or is no letter at all. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

  /** Checks that nothing is missing. */
  public TypedName {
    requireNonNull(first, "first must not be null");
    requireNonNull(last, "last must not be null");
  }

  /**
   * Reads it.
   *
   * @throws Refusal when a part is missing, is too long, or has nothing that can be seen
   */
  FullName read() {
    return new FullName(Optional.of(part("first", first)), Optional.of(part("last", last)), 0);
  }

  private static String part(String which, String typed) {
    String clean = CONTROLS.matcher(typed).replaceAll(" ").strip();
    if (clean.isEmpty()) {
      throw missing();
    }
    if (clean.length() > FullName.LONGEST) {
      throw new Refusal(
          "The %s name is too long: at most %d characters, such as Zoe."
              .formatted(which, FullName.LONGEST));
    }
    try {
      return FullName.read(clean);
    } catch (Refusal nothingToSee) {
      throw missing();
    }
  }

  private static Refusal missing() {
    return new Refusal(
        "Your first and your last name are missing, such as Zoe and Ott: they are how the others"
            + " see you.");
  }
}
