package dev.roster.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line at white space; double quotes, straight or typographic, hold words together at the
 * beginning of a word or right after {@code name:}.
 */
final class Words {

  /**
   * One word.
   *
   * @param text without its quotes
   * @param quotedFrom where in the text a quoted part begins; {@link #NOWHERE} when none does
   */
  record Word(String text, int quotedFrom) {
    static final int NOWHERE = Integer.MAX_VALUE;

    boolean isQuoted() {
      return quotedFrom != NOWHERE;
    }
  }

  // Phones and word processors turn " into these.
  private static final String QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e";

  private final String line;
  private int at;

  private Words(String line) {
    this.line = line;
  }

  static List<Word> of(String line) throws UsageException {
    return new Words(line).split();
  }

  static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private List<Word> split() throws UsageException {
    var words = new ArrayList<Word>();
    while (true) {
      while (at < line.length() && isBlank(line.charAt(at))) {
        at++;
      }
      if (at == line.length()) {
        return words;
      }
      words.add(next());
    }
  }

  private Word next() throws UsageException {
    var text = new StringBuilder();
    while (at < line.length() && !isBlank(line.charAt(at))) {
      char c = line.charAt(at);
      boolean opens = text.isEmpty() || (text.charAt(text.length() - 1) == ':' && isName(text));
      if (isQuote(c) && opens) {
        int from = text.length();
        at++;
        text.append(quoted());
        return new Word(text.toString(), from);
      }
      text.append(c);
      at++;
    }
    return new Word(text.toString(), Word.NOWHERE);
  }

  private String quoted() throws UsageException {
    int from = at;
    while (at < line.length()) {
      if (isQuote(line.charAt(at)) && endsWord(at + 1)) {
        return line.substring(from, at++);
      }
      at++;
    }
    throw new UsageException(
        "the quote before `"
            + Shown.of(line.substring(from))
            + "` is never closed; quotes come in pairs, as in `\"two words\"`");
  }

  private boolean endsWord(int index) {
    return index >= line.length() || isBlank(line.charAt(index)) || line.charAt(index) == ',';
  }

  private static boolean isName(StringBuilder text) {
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-') {
        return false;
      }
    }
    return text.length() > 1;
  }

  /** White space of any alphabet, no-break blanks included: they come with copied text. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
