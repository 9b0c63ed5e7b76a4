package dev.roster.command;

/**
 * What somebody typed cannot be used. The message is one sentence for that person: what is wrong
 * and what is allowed, with their words in backticks.
 */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what is allowed. */
  public UsageException(String sentence) {
    super(sentence, null, false, false);
  }

  /** The sentence for the person. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
