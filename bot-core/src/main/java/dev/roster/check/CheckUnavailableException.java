package dev.roster.check;

import org.jspecify.annotations.Nullable;

/** What is known is too old to answer by, and the database does not answer: nothing is allowed. */
public final class CheckUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CheckUnavailableException(@Nullable Throwable cause) {
    super("The database does not answer, so Roster cannot say who may do what.", cause);
  }
}
