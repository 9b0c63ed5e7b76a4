package dev.roster.rights;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.testing.TestRoster;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is offered while somebody fills an option in, as values. */
final class Offered {

  private Offered() {}

  /**
   * The values, none typed yet.
   *
   * @param words what was given for other options so far
   */
  static Set<String> to(
      TestRoster roster, Account who, String command, String option, Map<String, String> words) {
    var values = new TreeSet<String>();
    var call = roster.call(who, new Input.Filled(command, words, Optional.empty()));
    for (Suggestion suggestion : roster.engine().suggest(call, command, option, "")) {
      values.add(suggestion.value());
    }
    return values;
  }
}
