package dev.roster.check;

import static java.util.Objects.requireNonNull;

/** Whom the product asks about. */
public sealed interface Subject {

  /**
   * Somebody by a word of the contract: an e-mail address, {@code slack:TEAM/USER} or {@code
   * discord:USER}. A word that means nobody in the org is allowed nothing.
   */
  record Person(String word) implements Subject {
    /** Checks that nothing is missing. */
    public Person {
      requireNonNull(word, "word must not be null");
    }
  }

  /** Whoever presented a key; its hash, so that a key itself is in no log and in no memory dump. */
  record Key(KeyHash hash) implements Subject {
    /** Checks that nothing is missing. */
    public Key {
      requireNonNull(hash, "hash must not be null");
    }
  }
}
