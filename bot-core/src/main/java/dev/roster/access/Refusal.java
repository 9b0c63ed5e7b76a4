package dev.roster.access;

/**
 * An expected "no". It is thrown because whatever was begun must be undone: the transaction rolls
 * back and the sentence is answered privately. Carries no stack trace and is no error in the log.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses.
   *
   * @param sentence one or two sentences for the person: what is refused, why in plain words, and
   *     what to do or who could do it
   */
  public Refusal(String sentence) {
    super(sentence, null, false, false);
  }

  /** What the person is told. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
