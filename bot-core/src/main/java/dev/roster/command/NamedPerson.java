package dev.roster.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One word of a list of people.
 *
 * @param word as it was typed
 * @param person whom it names; empty when it is neither a mention nor an address
 */
public record NamedPerson(String word, Optional<PersonRef> person) {

  /**
   * Splits at spaces, commas, semicolons and newlines; doubles are kept for the feature to merge.
   */
  static List<NamedPerson> all(String words) {
    return Arrays.stream(words.split("[\\s\\p{Z},;]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> new NamedPerson(word, PersonWords.parse(word)))
        .toList();
  }
}
