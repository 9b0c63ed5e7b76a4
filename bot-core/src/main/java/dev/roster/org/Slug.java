package dev.roster.org;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the short name of an org from its name: lower-case letters, digits and single dashes. */
final class Slug {

  /** Leaves room for a number behind it within 40 characters. */
  private static final int LONGEST = 34;

  private Slug() {}

  /** The slug; {@code org} for a name without any Latin letter or digit. */
  static String of(String name) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST);
    cut = cut.replaceAll("-+$", "");
    return cut.isEmpty() ? "org" : cut;
  }
}
