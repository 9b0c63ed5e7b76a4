package dev.roster.discord.standin;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Discord's markdown as a person reads it. */
final class Words {

  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\p{Punct}])");
  private static final Pattern CODE = Pattern.compile("(`{1,3})(.+?)\\1", Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]\\n]+)]\\((<?https?://[^)\\s]+)\\)");
  private static final Pattern MENTION = Pattern.compile("<@!?([0-9]+)>");
  private static final Pattern TIME = Pattern.compile("<t:(-?[0-9]+)(?::[a-zA-Z])?>");
  // Mentions of roles, channels and commands, and pictures.
  private static final Pattern OTHER = Pattern.compile("<(?:@&|#|/|a?:)[^>\\n]+>");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>]+");
  private static final Pattern LINE_MARK = Pattern.compile("(?m)^(?:#{1,3} |-# |>>> |> )");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(\\*\\*\\*|\\*\\*|__|~~|\\|\\||\\*|_)(?=\\S)(.+?)(?<=\\S)\\1", Pattern.DOTALL);
  // Escaped characters and code are put out of reach in a private area of Unicode meanwhile.
  private static final int HIDDEN = 0xE000;

  private Words() {}

  /**
   * Without the marks of formatting, with names for mentions and UTC for times; what is escaped
   * stands there as itself.
   */
  static String seen(String markdown, UnaryOperator<String> nameOf) {
    String text = hidden(markdown);
    text = MENTION.matcher(text).replaceAll(each -> quoted("@" + nameOf.apply(each.group(1))));
    text = TIME.matcher(text).replaceAll(each -> quoted(time(each.group(1))));
    text = OTHER.matcher(text).replaceAll("▮");
    text = LINK.matcher(text).replaceAll("$1");
    text = LINE_MARK.matcher(text).replaceAll("");
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = EMPHASIS.matcher(text).replaceAll("$2");
    }
    return shown(text);
  }

  /** Where links lead, be they behind words or an address as it is. */
  static List<String> links(String markdown) {
    return ADDRESS.matcher(hidden(markdown)).results().map(each -> shown(each.group())).toList();
  }

  /** The lines that stand there as headings. */
  static List<String> headings(String markdown) {
    return hidden(markdown)
        .lines()
        .filter(line -> line.matches("#{1,3} .+"))
        .map(line -> seen(line, UnaryOperator.identity()))
        .toList();
  }

  private static String time(String seconds) {
    return LocalDateTime.ofEpochSecond(Long.parseLong(seconds), 0, ZoneOffset.UTC).toString();
  }

  private static String hidden(String markdown) {
    String text = ESCAPED.matcher(markdown).replaceAll(each -> quoted(each.group(1)));
    return CODE.matcher(text).replaceAll(Words::hideCode);
  }

  private static String hideCode(MatchResult code) {
    return quoted(code.group(2));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(hide(text));
  }

  private static String hide(String text) {
    return text.chars()
        .map(c -> c < 0x80 && !Character.isLetterOrDigit(c) && c > ' ' ? HIDDEN + c : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String shown(String text) {
    return text.chars()
        .map(c -> c >= HIDDEN && c < HIDDEN + 0x80 ? c - HIDDEN : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
