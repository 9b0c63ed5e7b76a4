package dev.roster.action;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What pressing a button does: a command with its words, stored as a row behind a random token (ADR
 * 004).
 *
 * @param answer how the adapter answers, known without asking the database
 * @param command the path of the command that runs
 * @param words the words of its options, by name
 * @param org the org it concerns; the card's org goes before the channel's (design.md)
 * @param presser the only account that may press, as {@code platform:tenant/user}; absent when the
 *     clicker's rights decide
 * @param confirmed whether the press is the confirmation that the command asks for
 * @param once whether a second press does nothing
 * @param life how long after it was shown it may be pressed
 * @param undoes what the press takes back; absent for what is no undo
 */
public record Action(
    Answer answer,
    String command,
    Map<String, String> words,
    Optional<UUID> org,
    Optional<String> presser,
    boolean confirmed,
    boolean once,
    Duration life,
    Optional<Change> undoes) {

  /** An action that takes nothing back. */
  public Action(
      Answer answer,
      String command,
      Map<String, String> words,
      Optional<UUID> org,
      Optional<String> presser,
      boolean confirmed,
      boolean once,
      Duration life) {
    this(answer, command, words, org, presser, confirmed, once, life, Optional.empty());
  }

  /**
   * A change that can be taken back.
   *
   * @param person who made it, and so may take it back from any of their accounts
   * @param words what was changed, such as {@code Ben Castillo: Member to Admin}; at most 200
   *     characters
   */
  public record Change(UUID person, String words) {
    /** Checks that nothing is missing. */
    public Change {
      requireNonNull(person, "person must not be null");
      requireNonNull(words, "words must not be null");
    }
  }

  /** How an adapter answers a press within the platforms' 3 seconds (design.md, "Actions"). */
  public enum Answer {
    /** Edits the message that holds the button. */
    UPDATE('u'),
    /** Answers privately. */
    PRIVATE('p'),
    /** Opens the form of the command. */
    FORM('f');

    private final char letter;

    Answer(char letter) {
      this.letter = letter;
    }

    /** The letter that stands first in a button's id. */
    public char letter() {
      return letter;
    }
  }

  /** Copies the words. */
  public Action {
    requireNonNull(answer, "answer must not be null");
    requireNonNull(command, "command must not be null");
    requireNonNull(life, "life must not be null");
    words = Map.copyOf(words);
  }
}
