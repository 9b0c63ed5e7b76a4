package dev.roster.org;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** Makes a short name from a name: lower-case letters, digits and single dashes. */
public final class Slug {

  /** Leaves room for a number behind it within 40 characters. */
  private static final int LONGEST = 34;

  private Slug() {}

  /**
   * The slug: at most 34 characters.
   *
   * @param otherwise the slug of a name without any Latin letter or digit
   */
  public static String of(String name, String otherwise) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST);
    cut = cut.replaceAll("-+$", "");
    return cut.isEmpty() ? otherwise : cut;
  }

  /** The slug with the lowest number behind it that makes it none of those taken. */
  public static String unused(String slug, Collection<String> taken) {
    String free = slug;
    for (int n = 2; taken.contains(free); n++) {
      free = slug + "-" + n;
    }
    return free;
  }
}
