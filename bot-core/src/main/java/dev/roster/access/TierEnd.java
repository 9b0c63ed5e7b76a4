package dev.roster.access;

import java.time.Instant;
import java.util.Optional;

/**
 * The one place that says what an end of Pro means: at that instant it is Base, for every right and
 * every answer, whether or not it was written down yet.
 */
public final class TierEnd {

  private static final String BASE = "base";

  private TierEnd() {}

  /**
   * The tier at an instant.
   *
   * @param stored {@code base} or {@code pro}, as the membership holds it
   * @param until when it ends; empty for no end
   */
  public static String tierAt(String stored, Optional<Instant> until, Instant now) {
    return until.filter(end -> !now.isBefore(end)).isPresent() ? BASE : stored;
  }
}
