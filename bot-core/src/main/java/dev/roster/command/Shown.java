package dev.roster.command;

import dev.roster.chat.ChannelMention;
import java.util.regex.Pattern;

/** Cuts what a person typed to a length that fits into one sentence. */
public final class Shown {

  private static final int MAX = 60;

  // Also line separators, bidi overrides and lone surrogates: they would tear the sentence apart.
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069`]");

  private Shown() {}

  /** At most 60 characters; a blank for each that does not fit into one line of code. */
  public static String of(String typed) {
    return of(typed, MAX);
  }

  /** As {@link #of(String)} with another length. */
  public static String of(String typed, int most) {
    String line = UNFIT.matcher(ChannelMention.named(typed.strip())).replaceAll(" ");
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }
}
