package dev.roster.command;

/** Cuts what a person typed to a length that fits into one sentence. */
final class Shown {

  private static final int MAX = 60;

  private Shown() {}

  /** At most 60 characters, control characters and backticks replaced. */
  static String of(String typed) {
    String line = typed.strip().replaceAll("[\\p{Cntrl}`]", " ");
    return line.codePointCount(0, line.length()) <= MAX
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX - 1)) + "…";
  }
}
