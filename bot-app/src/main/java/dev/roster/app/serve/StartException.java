package dev.roster.app.serve;

/** Roster cannot start; the message is one sentence for its operator. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  StartException(String sentence) {
    super(sentence);
  }
}
