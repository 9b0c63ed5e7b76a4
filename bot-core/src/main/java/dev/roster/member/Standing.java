package dev.roster.member;

import dev.roster.access.Seat;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What hangs on somebody beside their membership: their teams, what they sent, what waits for them.
 * The features about that stand above members and give this.
 */
@FunctionalInterface
public interface Standing {

  /**
   * What waits while somebody is suspended, in whole sentences with code in backticks; reads as
   * much in an org of five as in one of a hundred thousand.
   *
   * @param reader who is told
   * @param member as they were before
   */
  List<String> meanwhile(Handle sql, Seat reader, Member member, Instant now);
}
