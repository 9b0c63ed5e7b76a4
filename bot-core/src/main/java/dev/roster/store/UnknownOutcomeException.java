package dev.roster.store;

/**
 * The database went away while it was to commit, and could not be asked since: the change is either
 * done or not. The same delivery, once the database is back, gives the one right answer.
 */
public final class UnknownOutcomeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownOutcomeException(RuntimeException cause) {
    super("the reply to a commit was lost", cause);
  }
}
