package dev.roster.audit;

import static java.util.Objects.requireNonNull;

/**
 * Something that is wrong with a chain.
 *
 * @param kind what is wrong
 * @param where the event, such as {@code 12.1} (change 12 of the org, its first event), or the
 *     event before the gap; {@code 0.0} is the beginning
 * @param words a sentence for people
 */
public record Fault(Kind kind, String where, String words) {

  /** What can be wrong. */
  public enum Kind {
    /** A row is not what was written. */
    CHANGED,
    /** One or several rows are gone. */
    DELETED,
    /** A row was never written by Roster. */
    INSERTED,
    /** A row stands in the place of another. */
    MOVED,
    /** The newest rows are gone. */
    CUT,
    /** The org's version is not the one of its newest event. */
    VERSION,
    /** The erasable words beside a row are not those that were written. */
    WORDS,
    /** No row fits the key. */
    KEY,
    /** Rows without an org. */
    ORPHAN,
    /** The chain is not the one that a signed digest saw. */
    DIGEST
  }

  /** Checks that nothing is missing. */
  public Fault {
    requireNonNull(kind, "kind must not be null");
    requireNonNull(where, "where must not be null");
    requireNonNull(words, "words must not be null");
  }
}
