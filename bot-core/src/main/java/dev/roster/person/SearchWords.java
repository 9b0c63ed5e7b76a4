package dev.roster.person;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words by which somebody is found, and those of a search: without case, accents and the
 * difference between wide and narrow letters, so that {@code jose} finds {@code José}. A word that
 * begins with a word of the search fits.
 */
public final class SearchWords {

  /** Characters of a stored word; what is longer is compared as far as that. */
  public static final int LONGEST = 80;

  // Of one person, and of a search: surplus ones would hardly narrow it.
  private static final int MOST_STORED = 24;
  private static final int MOST_SEARCHED = 5;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern INNER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SearchWords() {}

  /**
   * The words of a name and an address: each as it stands between blanks, and each part of it after
   * a hyphen, dot or the like; of an address also its domain.
   */
  public static Set<String> of(String name, Optional<String> email) {
    var words = new LinkedHashSet<String>();
    Stream.concat(blanks(normal(name)), email.map(SearchWords::normal).stream())
        .forEach(token -> {
          add(words, token);
          INNER.splitAsStream(token).forEach(part -> add(words, part));
          add(words, token.substring(token.indexOf('@') + 1));
        });
    return words;
  }

  /** The words of a search, each of which has to begin one of those stored; empty for no search. */
  public static List<String> searched(String typed) {
    return blanks(normal(typed)).map(SearchWords::cut).distinct().limit(MOST_SEARCHED).toList();
  }

  private static void add(Set<String> words, String word) {
    if (!word.isEmpty() && words.size() < MOST_STORED) {
      words.add(cut(word));
    }
  }

  private static Stream<String> blanks(String text) {
    return Arrays.stream(BLANKS.split(text, -1)).filter(word -> !word.isEmpty());
  }

  private static String normal(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String cut(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST));
  }
}
