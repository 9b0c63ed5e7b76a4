package dev.roster.slack.render;

import java.util.regex.Pattern;

/** Keeps what people typed from becoming markup, a mention or a ping (trust.md R6). */
public final class Escapes {

  // The beginnings of what Slack's markup calls a broadcast, a mention and a channel.
  private static final Pattern CALL = Pattern.compile("<(?=[!@#])");

  private Escapes() {}

  /** Escapes for fields that Slack reads as markup, such as the {@code text} beside blocks. */
  public static String markup(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Escapes for fields that Slack shows as they are (rich text and plain text objects). They need
   * nothing, yet a text that looks like a broadcast would wake everybody as soon as some client or
   * export copied it into markup, so its bracket becomes one that means nothing. The length stays.
   */
  static String shown(String text) {
    return CALL.matcher(text).replaceAll("‹");
  }
}
