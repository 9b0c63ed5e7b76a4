package dev.roster.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes lists into a sentence. */
final class Named {

  private Named() {}

  /** The first few and how many more: {@code Elif, Can and 3 more}. */
  static <T> String some(List<T> all, Function<T, String> name, int most) {
    return some(all.stream().limit(most).map(name).toList(), all.size());
  }

  /**
   * Some names of so many.
   *
   * @param first the names to be shown
   * @param total how many there are in all
   */
  static String some(List<String> first, int total) {
    var words = new ArrayList<>(first);
    if (total > first.size()) {
      words.add(total - first.size() + " more");
    }
    int last = words.size() - 1;
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
