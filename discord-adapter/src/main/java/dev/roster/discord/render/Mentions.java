package dev.roster.discord.render;

import dev.roster.chat.Account;
import java.util.regex.Pattern;

/** Undoes Discord's syntax of mentions, so that none of it reaches the engine. */
public final class Mentions {

  // The exclamation mark was once sent for people with a nickname.
  private static final Pattern USER = Pattern.compile("<@!?([0-9]{1,20})>");

  private Mentions() {}

  /** The same people, with mentions as {@link Account#mention()}, each a word of its own. */
  public static String read(String words) {
    return USER.matcher(words)
        .replaceAll(mention ->
            " " + new Account("discord", Account.EVERYWHERE, mention.group(1)).mention() + " ")
        .replaceAll(" +", " ")
        .strip();
  }
}
