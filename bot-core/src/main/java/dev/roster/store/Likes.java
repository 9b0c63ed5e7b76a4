package dev.roster.store;

/** Texts for SQL's {@code like}. */
public final class Likes {

  private Likes() {}

  /** A text that stands for itself in a pattern, whatever it holds. */
  public static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
