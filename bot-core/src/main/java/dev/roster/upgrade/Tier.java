package dev.roster.upgrade;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a membership may draw on (rules.md A20); an org's plan is another thing (X19). */
enum Tier {
  BASE,
  PRO;

  /** The word of the database and of chat, such as {@code pro}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is shown, such as {@code Pro}. */
  String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  static Tier of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Tier::word).toList();
  }
}
