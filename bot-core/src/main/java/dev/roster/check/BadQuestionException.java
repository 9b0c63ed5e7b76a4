package dev.roster.check;

/** A question that cannot be answered: says which part of it is wrong, and what is allowed. */
public final class BadQuestionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  BadQuestionException(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  /** The part of the question, by the contract's name such as {@code permission}. */
  public String field() {
    return field;
  }
}
