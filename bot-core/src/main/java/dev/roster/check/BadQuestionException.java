package dev.roster.check;

import dev.roster.command.Shown;

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

  /** What is wrong with it and what is allowed. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** That there is no such org, or none that the asker is to know of. */
  public static BadQuestionException unknownOrg(String slug) {
    return new BadQuestionException(
        "org",
        "There is no org `%s` here. Its short name is asked for, such as `acme`."
            .formatted(Shown.of(slug)));
  }
}
