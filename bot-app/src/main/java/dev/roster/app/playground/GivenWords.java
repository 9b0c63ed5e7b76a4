package dev.roster.app.playground;

import dev.roster.command.Command;
import dev.roster.command.Kind;
import dev.roster.command.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that a line gives so far; for completion only, what a line means is for the engine.
 *
 * @param command the command
 * @param byOption the words by the option's name
 */
record GivenWords(Command<?> command, Map<String, String> byOption) {

  static GivenWords of(Command<?> command, List<String> words) {
    var given = new GivenWords(command, new HashMap<>());
    words.forEach(given::take);
    return given;
  }

  private void take(String word) {
    Optional<Option<?>> named = named(word);
    if (named.isPresent()) {
      String value = word.substring(word.indexOf(':') + 1);
      put(named.get(), value);
      return;
    }
    for (Option<?> option : command.options()) {
      if (option.source() != Option.Source.WORD) {
        continue;
      }
      // Words that name people belong to a list for as long as they come.
      if (isList(option) && word.contains("@")) {
        byOption.merge(option.name(), Mentions.toAccounts(word), (a, b) -> a + " " + b);
        return;
      }
      if (!byOption.containsKey(option.name())) {
        put(option, word);
        return;
      }
    }
  }

  private void put(Option<?> option, String word) {
    byOption.put(option.name(), Mentions.toAccounts(TypedLine.unquoted(word)));
  }

  /** The option that stands before the colon of a word. */
  Optional<Option<?>> named(String word) {
    int colon = word.indexOf(':');
    return colon < 1 ? Optional.empty() : option(word.substring(0, colon));
  }

  private Optional<Option<?>> option(String name) {
    for (Option<?> option : command.options()) {
      if (option.name().equalsIgnoreCase(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The option that the next word belongs to. */
  Optional<Option<?>> next() {
    for (Option<?> option : command.options()) {
      boolean open = !byOption.containsKey(option.name()) || isList(option);
      if (option.source() == Option.Source.WORD && open) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  private static boolean isList(Option<?> option) {
    return option.kind() instanceof Kind.People;
  }
}
