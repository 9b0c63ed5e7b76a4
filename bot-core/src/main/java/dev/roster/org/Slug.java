package dev.roster.org;

import dev.roster.store.ShortId;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** Makes a short name from a name: lower-case letters, digits and single dashes. */
public final class Slug {

  /** Leaves room for a number behind it within 40 characters. */
  private static final int LONGEST = 34;

  // Whoever met somebody else twice does not go for the next number a third time.
  private static final int TRIES_BY_NUMBER = 2;

  /** So many that are taken are looked at; of more no number is looked for. */
  static final int LOOKED_AT = 100;

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

  /**
   * A slug that is free: as it is, or with the lowest number behind it that makes it none of those
   * taken. With some letters and digits by chance where others who want the same were faster twice,
   * or so many have it that a number says nothing.
   *
   * @param taken those that begin like it, itself before all others, at most {@link #LOOKED_AT}
   * @param tries the how many-th try of the change this is
   */
  static String free(String slug, Collection<String> taken, int tries) {
    boolean few = taken.size() < LOOKED_AT || !taken.contains(slug);
    boolean numbered = tries <= TRIES_BY_NUMBER && few;
    return numbered ? unused(slug, taken) : ShortId.unused(slug, taken::contains);
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
