package dev.roster.usage;

import static dev.roster.usage.CreditWords.credits;
import static dev.roster.usage.CreditWords.number;

import dev.roster.action.Action;
import dev.roster.action.Offers;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.usage.Remaining.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is said when credits run low (D42, D43). */
final class WarningReplies {

  /** The command of the feature above: the path is the contract. */
  private static final String REQUEST = "upgrade request";

  private WarningReplies() {}

  /** What the member hears whose limit it is. */
  static Reply.Message toMember(String org, Warning warning, Instant until) {
    return warning.isEmpty() ? paused(org, warning, until) : low(org, warning, until);
  }

  private static Reply.Message low(String org, Warning warning, Instant until) {
    return Reply.of(
        new Block.Paragraph(
            List.of(
                Span.plain(
                    "You used %s of your %s in %s (%d %%): "
                        .formatted(number(warning.used()), what(warning), org, warning.share())),
                Span.bold(number(warning.left())),
                Span.plain(" left until "),
                Span.when(until),
                Span.plain("."))),
        new Block.Note(List.of(Span.plain("At 0 what costs credits is paused until then."))));
  }

  private static Reply.Message paused(String org, Warning warning, Instant until) {
    String gone =
        warning.source() == Source.POOL
            ? "The pool of credits of %s, which you draw on, is used up.".formatted(org)
            : "You used all of your %s in %s.".formatted(what(warning), org);
    String more =
        switch (warning.source()) {
          case ALLOWANCE -> "On Pro you draw on the org's pool, and go on at once.";
          case CAP -> "Once your limit is raised you go on at once.";
          case POOL -> "Once the pool is raised you go on at once.";
        };
    return Reply.of(
        new Block.Paragraph(
            List.of(
                Span.plain(gone + " What costs credits is "),
                Span.bold("paused"),
                Span.plain(" until "),
                Span.when(until),
                Span.plain("."))),
        new Block.Note(List.of(Span.plain(more))));
  }

  private static String what(Warning warning) {
    return warning.source() == Source.CAP
        ? "limit of " + credits(warning.most())
        : credits(warning.most());
  }

  /**
   * The button <b>Ask for more</b>: of the allowance of Base it asks for Pro, else those who can
   * give more.
   */
  static Block.Buttons askForMore(Warning warning, UUID org, Duration life, Offers offers) {
    var action =
        new Action(
            Action.Answer.PRIVATE,
            warning.source() == Source.ALLOWANCE ? REQUEST : AskForMore.PATH,
            Map.of(),
            Optional.of(org),
            Optional.empty(),
            false,
            false,
            life);
    return new Block.Buttons(
        List.of(new Button("Ask for more", Button.Style.PLAIN, offers.offer(action))));
  }

  /** What those hear who can raise the pool. */
  static Reply.Message toPayer(String org, Warning warning, Instant until) {
    String way = "`/org credits %d` raises the pool".formatted(more(warning.most()));
    if (warning.isEmpty()) {
      long over = warning.used() - warning.most();
      return Reply.of(
          new Block.Paragraph(
              List.of(
                  Span.plain(
                      "%s used its pool of %s up%s. What costs credits is "
                          .formatted(
                              org,
                              credits(warning.most()),
                              over > 0 ? ", and " + number(over) + " more" : "")),
                  Span.bold("paused"),
                  Span.plain(" for all who draw on it until "),
                  Span.when(until),
                  Span.plain("."))),
          new Block.Note(Sentences.spans(way + ", and they go on at once.")));
    }
    return Reply.of(
        new Block.Paragraph(
            List.of(
                Span.plain(
                    "%s used %s of its pool of %s (%d %%): "
                        .formatted(
                            org, number(warning.used()), credits(warning.most()), warning.share())),
                Span.bold(number(warning.left())),
                Span.plain(" left until "),
                Span.when(until),
                Span.plain("."))),
        new Block.Note(
            Sentences.spans(
                "At 0 what costs credits is paused for all who draw on it. `/org credits` shows who draws on what; "
                    + way
                    + ".")));
  }

  /** A bigger pool, for an example. */
  static long more(long pool) {
    return Math.clamp(pool * 2, 1_000, CreditLimits.MOST_POOL);
  }
}
