package dev.roster.slack;

import dev.roster.chat.Account;
import dev.roster.chat.ChannelMention;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Undoes Slack's escaping of what was typed after a slash command, so that none of its syntax
 * reaches the reader of lines (platforms.md 2, "Mentions").
 */
final class LineText {

  // With should_escape Slack sends & < > as entities, so a bracket here is Slack's own.
  private static final Pattern TOKEN = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

  private final String team;

  private LineText(String team) {
    this.team = team;
  }

  /**
   * The line as it was typed, with mentions as {@link Account#mention()} and channels as {@link
   * ChannelMention}.
   *
   * @param text what Slack sent; null when nothing was typed
   * @param team the Slack workspace it came from
   */
  static String read(String text, String team) {
    var reader = new LineText(team);
    var line = new StringBuilder();
    int from = 0;
    var matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      line.append(unescaped(text.substring(from, matcher.start())));
      line.append(reader.typed(matcher.toMatchResult()));
      from = matcher.end();
    }
    return line.append(unescaped(text.substring(from))).toString().strip();
  }

  private String typed(MatchResult token) {
    String target = token.group(1);
    String label = token.group(2);
    if (target.matches("@[A-Z0-9]{1,64}")) {
      return new Account(SlackPlatform.NAME, team, target.substring(1)).mention();
    }
    if (target.matches("#[A-Z0-9]{1,64}")) {
      String name = label == null ? "" : withoutMark(unescaped(label)).replaceAll("[<>|\\s]", "");
      return new ChannelMention(SlackPlatform.NAME, team, target.substring(1), name).toString();
    }
    if (target.startsWith("#") || target.startsWith("@") || target.startsWith("!")) {
      String name = label == null || label.isEmpty() ? target.substring(1) : label;
      return mark(target) + withoutMark(unescaped(name));
    }
    if (target.startsWith("mailto:")) {
      return unescaped(label == null ? target.substring("mailto:".length()) : label);
    }
    return unescaped(label == null || label.isEmpty() ? target : label);
  }

  /** Channels keep their sign; broadcasts and groups read as people typed them. */
  private static String mark(String target) {
    return target.startsWith("#") ? "#" : "@";
  }

  private static String withoutMark(String name) {
    return name.startsWith("@") || name.startsWith("#") ? name.substring(1) : name;
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
