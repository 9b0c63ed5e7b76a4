package dev.roster.app.web;

import dev.roster.command.ErrorId;
import org.slf4j.Logger;

/**
 * A failure that nobody expected: one line in the log, with a short id that the person sees too.
 * The stack trace is logged at DEBUG.
 *
 * @param id what the person can quote, such as {@code e-7k2m9q}
 */
public record Incident(String id) {

  /**
   * Logs a failure.
   *
   * @param what what was being done, without secrets and without words from outside
   */
  public static Incident log(Logger log, String what, Throwable failure) {
    var incident = new Incident(ErrorId.next());
    log.error("{} {}: {}", incident.id, what, oneLine(failure));
    log.debug("{} came from here", incident.id, failure);
    return incident;
  }

  private static String oneLine(Throwable failure) {
    return failure.toString().replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
  }
}
