package dev.roster.team;

import dev.roster.access.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a team is called.
 *
 * @param shown as typed, with single blanks between words
 * @param normalised as names are compared and ordered: whatever looks the same is the same, upper
 *     and lower case too; at most 200 characters
 */
record TeamName(String shown, String normalised) {

  /** Characters of a name, as for an org. */
  static final int LONGEST = 80;

  // One character can become 18 by compatibility normalisation; the column holds 200.
  private static final int LONGEST_NORMALISED = 200;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  /**
   * Reads a name.
   *
   * @throws Refusal when nothing of it can be seen
   */
  static TeamName of(String typed) {
    String normalised = normalise(typed);
    if (normalised.isEmpty()) {
      throw new Refusal(
          "A team needs a name that can be seen, as in `/team create \"Data Science\"`.");
    }
    return new TeamName(BLANKS.matcher(typed).replaceAll(" ").strip(), normalised);
  }

  /** How names are compared; empty when nothing of the text can be seen. */
  static String normalise(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    // By way of upper case, so that "ß" is "ss" and each sigma the same.
    String folded =
        INVISIBLE
            .matcher(plain)
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replace('ς', 'σ');
    String line = BLANKS.matcher(folded).replaceAll(" ").strip();
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST_NORMALISED
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NORMALISED)).strip();
  }
}
