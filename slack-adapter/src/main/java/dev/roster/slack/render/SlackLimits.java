package dev.roster.slack.render;

import dev.roster.reply.Limits;
import dev.roster.reply.Span;

/** What Slack carries in one message (platforms.md 2, "Block Kit"). */
public final class SlackLimits {

  /** Blocks in a message. */
  private static final int BLOCKS = 50;

  // Slack refuses a message over about 13,200 characters in all its blocks (msg_blocks_too_long).
  private static final int MESSAGE = 9_000;

  // The limit of a text object; rich text states none.
  private static final int BLOCK = 3_000;

  private static final int HEADING = 150;

  /** Facts in a block: a choice for the eye, Slack has no such thing. */
  private static final int FACTS = 20;

  private static final int FACT = 2_000;

  /** Rows in a block: a choice for the eye. */
  private static final int ROWS = 30;

  /** Buttons in a row: as many as stand beside each other in a window; Slack takes 25. */
  private static final int BUTTONS = 5;

  private static final int BUTTON_ROWS = 10;

  /** The JSON around a styled word, counted against the message. */
  private static final int STYLE = 16;

  /** The limits of one message. */
  public static final Limits MESSAGE_LIMITS =
      new Limits(
          BLOCKS,
          MESSAGE,
          BLOCK,
          HEADING,
          FACTS,
          FACT,
          ROWS,
          BUTTONS,
          BUTTON_ROWS,
          SlackLimits::length);

  private SlackLimits() {}

  private static int length(Span span) {
    int words = Escapes.markup(span.words()).length();
    return span instanceof Span.Plain ? words : words + STYLE;
  }
}
