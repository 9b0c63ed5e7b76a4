package dev.roster.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no". It is thrown because whatever was begun must be undone: the transaction rolls
 * back and the sentence is answered privately. Carries no stack trace and is no error in the log.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Decision.@Nullable Denied denied;

  /**
   * Refuses.
   *
   * @param sentence one or two sentences for the person: what is refused, why in plain words, and
   *     what to do or who could do it
   */
  public Refusal(String sentence) {
    super(sentence, null, false, false);
    this.denied = null;
  }

  /** Refuses because of a rule of the scheme. */
  public Refusal(Decision.Denied denied) {
    super(denied.sentence(), null, false, false);
    this.denied = denied;
  }

  /** The decision behind it, when a rule of the scheme decided; names who could do it instead. */
  public Optional<Decision.Denied> denied() {
    return Optional.ofNullable(denied);
  }

  /** What the person is told. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
