package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.reply.Span;
import java.util.List;

/**
 * The question before a change that is hard to take back.
 *
 * @param question names the verb, such as {@code Make Ana an Admin of Acme?}
 * @param consequence what will be different then
 * @param danger whether the button warns by its colour
 */
public record Confirmation(String question, List<Span> consequence, boolean danger) {

  /** Copies the spans. */
  public Confirmation {
    requireNonNull(question, "question must not be null");
    consequence = List.copyOf(consequence);
  }
}
