package dev.roster.csv;

import java.text.Normalizer;

/** Makes a text harmless for spreadsheets, which take some for formulas (trust.md, "files"). */
final class Cell {

  // What a formula begins with, and the characters that some spreadsheets skip before one (OWASP,
  // "CSV Injection").
  private static final String BEGINNINGS = "=+-@|%\t\r\n";

  private Cell() {}

  /**
   * The text, after an apostrophe when a spreadsheet could run it. Full-width signs count as their
   * narrow forms, blanks and invisible characters before a sign are looked through.
   */
  static String safe(String text) {
    int first = text.codePoints().filter(point -> !isSkipped(point)).findFirst().orElse(' ');
    String narrow = Normalizer.normalize(Character.toString(first), Normalizer.Form.NFKC);
    boolean runs = BEGINNINGS.indexOf(narrow.codePointAt(0)) >= 0 || beginsWithControl(text);
    return runs ? "'" + text : text;
  }

  private static boolean beginsWithControl(String text) {
    return !text.isEmpty() && Character.isISOControl(text.codePointAt(0));
  }

  private static boolean isSkipped(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT
        || point == '"'
        || point == '\'';
  }
}
