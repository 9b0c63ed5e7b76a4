package dev.roster.app.web;

import java.security.SecureRandom;
import org.slf4j.Logger;

/**
 * A failure that nobody expected: one line in the log, with a short id that the person sees too.
 * The stack trace is logged at DEBUG.
 *
 * @param id what the person can quote, such as {@code e-7k2m9q}
 */
public record Incident(String id) {

  // Without letters and digits that are mistaken for each other.
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int LENGTH = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Logs a failure.
   *
   * @param what what was being done, without secrets and without words from outside
   */
  public static Incident log(Logger log, String what, Throwable failure) {
    var incident = new Incident(newId());
    log.error("{} {}: {}", incident.id, what, oneLine(failure));
    log.debug("{} came from here", incident.id, failure);
    return incident;
  }

  private static String newId() {
    var id = new StringBuilder("e-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  private static String oneLine(Throwable failure) {
    return failure.toString().replaceAll("\\p{Cntrl}+", " ");
  }
}
