package dev.roster.rules;

import dev.roster.testing.Csv;
import java.util.Arrays;
import java.util.List;

/**
 * One rule that Roster keeps, of {@code rules/rows.csv}.
 *
 * @param id such as {@code A10}: the letter of its scheme, or X for what was settled between them
 * @param due from when on a test must show it
 * @param statement the rule in a few words
 */
record Row(String id, Due due, String statement) {

  /** All rows, in their order. */
  static List<Row> all() {
    return Csv.rowsEndingInText("/rules/rows.csv").stream()
        .map(cells -> new Row(cells.get(0), Due.of(cells.get(1)), cells.get(2)))
        .toList();
  }

  /** From when on a row must have a test. */
  enum Due {
    NOW("rules", "now"),
    CREDITS("credits", "with credits, usage and keys"),
    DOORS("doors", "with sign-in and provisioning"),
    LATER("later", "with the reviews"),
    PRODUCT("n/a", "never: the product's own, Roster answers only the permission check");

    private final String word;
    private final String sentence;

    Due(String word, String sentence) {
      this.word = word;
      this.sentence = sentence;
    }

    /** How the page says it. */
    String sentence() {
      return sentence;
    }

    private static Due of(String word) {
      return Arrays.stream(values())
          .filter(due -> due.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("rows.csv: no due `" + word + "`"));
    }
  }
}
