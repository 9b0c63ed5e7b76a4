package dev.roster.command;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A command with the words for its options, not yet read as values.
 *
 * @param command what is to run
 * @param words by option name
 * @param org the org picked for this one command with {@code org:}
 */
record Invocation(Command<?> command, Map<String, String> words, Optional<String> org) {

  /** Copies the words. */
  Invocation {
    requireNonNull(command, "command must not be null");
    words = Map.copyOf(words);
  }

  /** The first required option without a word. */
  Optional<Option<?>> missing() {
    for (Option<?> option : command.params().options()) {
      if (option.isRequired() && !words.containsKey(option.name())) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
