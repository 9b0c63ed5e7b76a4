package dev.roster.discord.render;

import dev.roster.reply.Limits;
import dev.roster.reply.Span;

/** What Discord carries in one message of components (platforms.md 3; ADR 006). */
public final class DiscordLimits {

  // 40 components in all. The container is one, each row of buttons one with 5 buttons in it and a
  // line below it: 1 + (15 - 4) + 4 * (1 + 5 + 1) = 40.
  private static final int BLOCKS = 15;
  private static final int BUTTON_ROWS = 4;
  private static final int BUTTONS = 5;

  // 4000 characters over all texts; the rest is for what stands before headings and small print.
  private static final int MESSAGE = 3_800;

  private static final int BLOCK = 3_000;
  private static final int HEADING = 200;

  /** Facts in a block: a choice for the eye, Discord has no such thing. */
  private static final int FACTS = 20;

  private static final int FACT = 2_000;

  /** Rows in a block: a choice for the eye. */
  private static final int ROWS = 30;

  /** Discord's own last instant (a JavaScript date's); later ones it shows as they are written. */
  private static final long LAST_SECOND = 8_640_000_000_000L;

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
          DiscordLimits::length);

  private DiscordLimits() {}

  private static int length(Span span) {
    return switch (span) {
      case Span.Plain(var text) -> Escapes.longest(text);
      case Span.Bold(var text) -> Escapes.longest(text) + 4;
      case Span.Code(var text) -> text.length() + 2;
      case Span.Command(var line) -> line.length() + Commands.LONGEST_PREFIX.length() + 2;
      case Span.Person person ->
          Math.max(Escapes.longest(person.name()), Markdown.mention(person).length());
      case Span.When when -> Markdown.time(when).length();
      case Span.Link link -> Escapes.longest(link.text()) + Markdown.target(link).length() + 4;
    };
  }

  static boolean isShowable(long second) {
    return Math.abs(second) <= LAST_SECOND;
  }
}
