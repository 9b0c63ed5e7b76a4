package dev.roster.discord;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs bugs as one line with an id that the person sees too (design.md, "Configuration"). */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private Failures() {}

  /** Logs it and gives the id. */
  static String log(String what, Exception failure) {
    byte[] bits = new byte[4];
    RANDOM.nextBytes(bits);
    String id = "e-" + HexFormat.of().formatHex(bits);
    // The message may hold what somebody typed, which has no business in a log line.
    log.error("{} failed [{}]: {}", what, id, failure.getClass().getName());
    log.debug("[{}]", id, failure);
    return id;
  }
}
