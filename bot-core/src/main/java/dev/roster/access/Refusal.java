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
  private final Kind kind;

  /** What stands in the way, for programs; people read the sentence. */
  public enum Kind {
    /** A rule of the scheme: somebody else could. */
    RULE,
    /** How things are, such as a plan that is full. */
    STATE,
    /** What was named is not there, or not theirs to know. */
    UNKNOWN,
    /** A word means nothing here, such as a role of another scheme. */
    MEANINGLESS
  }

  /**
   * Refuses.
   *
   * @param sentence one or two sentences for the person: what is refused, why in plain words, and
   *     what to do or who could do it
   */
  public Refusal(String sentence) {
    this(sentence, Kind.STATE);
  }

  private Refusal(String sentence, Kind kind) {
    super(sentence, null, false, false);
    this.denied = null;
    this.kind = kind;
  }

  /** Refuses because what was named is not there, or not theirs to know. */
  public static Refusal unknown(String sentence) {
    return new Refusal(sentence, Kind.UNKNOWN);
  }

  /** Refuses because a word means nothing in this org. */
  public static Refusal meaningless(String sentence) {
    return new Refusal(sentence, Kind.MEANINGLESS);
  }

  /** Refuses because of a rule of the scheme. */
  public Refusal(Decision.Denied denied) {
    super(denied.sentence(), null, false, false);
    this.denied = denied;
    this.kind = Kind.RULE;
  }

  /** The decision behind it, when a rule of the scheme decided; names who could do it instead. */
  public Optional<Decision.Denied> denied() {
    return Optional.ofNullable(denied);
  }

  /** What stands in the way. */
  public Kind kind() {
    return kind;
  }

  /** What the person is told. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
