package dev.roster.team;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** The colour that a team gets with its name (C29); always shown beside the name, never alone. */
public enum Colour {
  RED("🟥"),
  ORANGE("🟧"),
  YELLOW("🟨"),
  GREEN("🟩"),
  BLUE("🟦"),
  PURPLE("🟪"),
  BROWN("🟫");

  private final String mark;

  Colour(String mark) {
    this.mark = mark;
  }

  /** The colour of a new team: the same name always gives the same one. */
  static Colour of(TeamName name) {
    var sum = new CRC32();
    sum.update(name.normalised().getBytes(StandardCharsets.UTF_8));
    return values()[(int) (sum.getValue() % values().length)];
  }

  static Colour named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A square of that colour. */
  public String mark() {
    return mark;
  }

  /** The colour in words, such as {@code blue}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
