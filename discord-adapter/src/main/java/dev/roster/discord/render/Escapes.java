package dev.roster.discord.render;

import java.util.regex.Pattern;

/** Keeps what people typed from becoming markup, a mention, a link or a ping (trust.md R6). */
final class Escapes {

  // A backslash before any sign makes Discord show it as it is. Everywhere: emphasis, spoilers,
  // code, masked links, and "<" for mentions, channels, times, emoji and links in brackets.
  private static final Pattern ANYWHERE = Pattern.compile("[\\\\*_~`|<\\[\\]]");

  // "@everyone" and "@here" are no mentions in brackets.
  private static final Pattern BROADCAST = Pattern.compile("@(?=everyone|here)");

  // A bare address links itself and ":smile:" turns into a picture.
  private static final Pattern COLON = Pattern.compile(":(?=//|[A-Za-z0-9_+-]+:)");

  // Headings, small print, quotes and lists begin a line; a run of text may begin one.
  private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)([#>+-])");
  private static final Pattern NUMBER = Pattern.compile("(?m)^(\\s*[0-9]+)([.)])");

  private static final String SPECIAL = "\\*_~`|<[]@:#>+-.)";

  private Escapes() {}

  /** Escapes words that stand in Discord's markup. */
  static String markup(String text) {
    String escaped = ANYWHERE.matcher(text).replaceAll("\\\\$0");
    escaped = BROADCAST.matcher(escaped).replaceAll("\\\\@");
    escaped = COLON.matcher(escaped).replaceAll("\\\\:");
    escaped = LINE_START.matcher(escaped).replaceAll("$1\\\\$2");
    return NUMBER.matcher(escaped).replaceAll("$1\\\\$2");
  }

  /**
   * Code, in which nothing but a backtick means anything. It becomes the accent that looks like it,
   * since Discord has no escape for it there.
   */
  static String code(String text) {
    String line = line(text).replace('`', 'ˋ');
    return line.isBlank() ? line : "`" + line + "`";
  }

  /** The same text on one line. */
  static String line(String text) {
    return text.replaceAll("\\R", " ");
  }

  /**
   * The most that {@link #markup} makes of a text: the same for a text as for its parts, whatever
   * stands beside them. A line break counts what begins a line of small print.
   */
  static int longest(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c == '\n' || c == '\r' ? 4 : SPECIAL.indexOf(c) >= 0 ? 2 : 1;
    }
    return length;
  }
}
