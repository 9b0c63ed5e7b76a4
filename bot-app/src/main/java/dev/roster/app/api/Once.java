package dev.roster.app.api;

/**
 * Makes that a change which is sent again with its {@code Idempotency-Key} has one effect, and that
 * each try gets the same answer (trust.md, R3).
 */
interface Once {

  /** What makes the change. */
  @FunctionalInterface
  interface Doing {
    /** Does it. */
    ApiResponse go() throws Problem;
  }

  /**
   * Answers as before what was answered before, or else does it.
   *
   * @throws Problem as before, or 422 when the key came with another request
   */
  ApiResponse answer(ApiRequest request, Doing doing) throws Problem;
}
