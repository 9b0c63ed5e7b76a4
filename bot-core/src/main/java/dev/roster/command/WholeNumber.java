package dev.roster.command;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads whole numbers as people write them, so also as Roster shows them: {@code 50,000}. */
public final class WholeNumber {

  private static final int MOST_DIGITS = 15;

  /** As in a line of JSON, or in thousands by one and the same mark. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "[0-9]+|[0-9]{1,3}(?<mark>[,' _\\u00a0\\u2009\\u202f\\u2019])[0-9]{3}(\\k<mark>[0-9]{3})*");

  private static final Pattern MARKS = Pattern.compile("[^0-9]");

  private WholeNumber() {}

  /**
   * The number that somebody typed: {@code 50000}, {@code 50,000}, {@code 50 000}, {@code 50'000},
   * {@code 50_000}. Empty for anything else, such as {@code 1,5}, {@code 1.000}, {@code 1,0000} and
   * two marks in one number.
   *
   * @param most the largest number that is taken; at most 15 digits
   */
  public static Optional<Long> read(String typed, long most) {
    String word = typed.strip();
    if (!WRITTEN.matcher(word).matches()) {
      return Optional.empty();
    }
    String digits = MARKS.matcher(word).replaceAll("");
    return Optional.of(digits)
        .filter(all -> all.length() <= MOST_DIGITS)
        .map(Long::parseLong)
        .filter(number -> number <= most);
  }
}
