package dev.roster.slack.render;

/** How lines are typed on Slack. */
public final class Commands {

  /** The one slash command (design.md, "Words in chat"). */
  public static final String ROOT = "/roster";

  private Commands() {}

  /** The whole line that a person types. */
  static String typed(String line) {
    return line.isEmpty() ? ROOT : ROOT + " " + line;
  }
}
