package dev.roster.store;

/** An org was changed between the first read of this change and its touch: it is tried again. */
final class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("an org was changed meanwhile", null, false, false);
  }
}
