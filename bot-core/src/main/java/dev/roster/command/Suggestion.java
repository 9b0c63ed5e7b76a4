package dev.roster.command;

import static java.util.Objects.requireNonNull;

/**
 * One entry of an autocomplete list.
 *
 * @param value what is sent when it is picked; reads back through the option's kind
 * @param label what is shown
 */
public record Suggestion(String value, String label) {
  /** Checks that both are there. */
  public Suggestion {
    requireNonNull(value, "value must not be null");
    requireNonNull(label, "label must not be null");
  }

  /** An entry that is shown as it is sent. */
  public static Suggestion of(String value) {
    return new Suggestion(value, value);
  }
}
