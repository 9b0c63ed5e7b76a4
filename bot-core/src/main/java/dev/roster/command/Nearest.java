package dev.roster.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that somebody probably meant. */
public final class Nearest {

  private Nearest() {}

  /** The word at the smallest edit distance, at most a third of its length away. */
  public static Optional<String> of(String typed, Collection<String> words) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    if (lower.length() > 64) {
      return Optional.empty();
    }
    return words.stream()
        .filter(word -> distance(lower, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt((String word) -> distance(lower, word)).thenComparing(w -> w));
  }

  /** "`x` is not one of a, b or c; did you mean b?". */
  public static String sentence(String typed, String noun, Collection<String> words) {
    String start =
        "`%s` is not %s %s"
            .formatted(
                Shown.of(typed),
                noun,
                words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")));
    return of(typed, words).map(word -> start + "; did you mean `" + word + "`?").orElse(start);
  }

  /** Optimal string alignment: insertions, deletions, replacements, neighbours swapped. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
