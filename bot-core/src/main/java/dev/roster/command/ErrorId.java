package dev.roster.command;

import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;

/** A short id that stands both in the log and in the answer, so that the two can be matched. */
public final class ErrorId {

  // Crockford's base 32: no letter that is taken for another.
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 6;

  private ErrorId() {}

  /** A new id, such as {@code e-7k2m9q}. */
  public static String next() {
    var id = new StringBuilder("e-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /**
   * Logs a failure that nobody expected as one line, with its stack trace at DEBUG only; the
   * failure's message is left out, since it may hold what somebody typed.
   *
   * @param what what was being done, without secrets and without words from outside
   * @return the new id that stands in the log
   */
  public static String log(Logger log, String what, Throwable failure) {
    String id = next();
    log.error("{} {} failed: {}", id, what, failure.getClass().getName());
    log.debug("{} came from here", id, failure);
    return id;
  }
}
