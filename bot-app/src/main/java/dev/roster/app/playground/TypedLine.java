package dev.roster.app.playground;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The beginning of a line, taken apart for completion only; what a line means is for the engine.
 *
 * @param words the words that are finished
 * @param last the word that is being typed, possibly empty
 * @param from where the last word begins in the line
 */
record TypedLine(List<String> words, String last, int from) {

  private static final Pattern SLASH = Pattern.compile("^\\s*(/?roster\\s+|/)?");
  // A word may hold quoted blanks, as in reason:"left the team"
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"“”]|[\"“”][^\"“”]*(?:[\"“”]|$))+");

  static TypedLine of(String line) {
    var slash = SLASH.matcher(line);
    int start = slash.lookingAt() ? slash.end() : 0;
    List<MatchResult> found = WORD.matcher(line).region(start, line.length()).results().toList();
    boolean open = !found.isEmpty() && found.getLast().end() == line.length();
    var words =
        found.subList(0, found.size() - (open ? 1 : 0)).stream().map(MatchResult::group).toList();
    return open
        ? new TypedLine(words, found.getLast().group(), found.getLast().start())
        : new TypedLine(words, "", line.length());
  }

  static String unquoted(String word) {
    return word.replaceAll("[\"“”]", "");
  }

  static String quoted(String value) {
    return value.chars().anyMatch(Character::isWhitespace) ? '"' + value + '"' : value;
  }
}
