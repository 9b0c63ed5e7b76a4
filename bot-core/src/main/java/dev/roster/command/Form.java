package dev.roster.command;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that asks for a command's options. Derived from the declaration; submitting it is an
 * {@link Input.Filled}.
 *
 * @param command the command's path
 * @param title what it is about; adapters cut it to their limit (Slack 24 characters)
 * @param fields the options asked for, in order
 * @param given words already given, to be sent along unchanged
 * @param button the id of the button that opened it, when one did
 */
public record Form(
    String command,
    String title,
    List<Field> fields,
    Map<String, String> given,
    Optional<String> button) {

  /** Copies the fields and words. */
  public Form {
    requireNonNull(command, "command must not be null");
    requireNonNull(title, "title must not be null");
    fields = List.copyOf(fields);
    given = Map.copyOf(given);
  }

  /**
   * One field.
   *
   * @param name the option's name
   * @param help the option's help
   * @param kind what it takes; decides the input
   * @param required whether it may stay empty
   * @param multiline whether it takes longer text, over several lines
   * @param initial what stands in it at first
   */
  public record Field(
      String name,
      String help,
      Kind<?> kind,
      boolean required,
      boolean multiline,
      Optional<String> initial) {
    /** Checks that nothing is missing. */
    public Field {
      requireNonNull(name, "name must not be null");
      requireNonNull(help, "help must not be null");
      requireNonNull(kind, "kind must not be null");
    }

    /** The name as a label: a capital first, blanks for dashes. */
    public String label() {
      String words = name.replace('-', ' ');
      return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
  }
}
