package dev.roster.team;

import dev.roster.access.Seat;
import java.time.Instant;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Tells what a team's people used. What was used stands above teams and gives this. */
@FunctionalInterface
public interface Spent {

  /**
   * Credits in the cycle of now.
   *
   * @param viewer who looks
   * @return empty where the viewer may not see it, and for a team with too many people to sum
   */
  OptionalLong credits(Handle sql, Seat viewer, Team team, Instant now);
}
