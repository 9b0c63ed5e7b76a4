package dev.roster.org;

import dev.roster.access.Refusal;
import java.util.regex.Pattern;

/** What an org is called, as people type it. */
final class OrgName {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{C}]*");

  private OrgName() {}

  /**
   * Reads a name, with single blanks between words.
   *
   * @throws Refusal when nothing of it can be seen, or a part of it would read as a line to type in
   *     Roster's own sentences (trust.md, R6)
   */
  static String read(String typed) {
    if (INVISIBLE.matcher(typed).matches()) {
      throw new Refusal("An org needs a name that can be seen, as in `Acme Corp`.");
    }
    if (typed.indexOf('`') >= 0) {
      throw new Refusal(
          "The name of an org cannot have backticks: they mark what is to be typed. Any other sign is allowed, as in `Acme & Co`.");
    }
    return BLANKS.matcher(typed).replaceAll(" ").strip();
  }
}
