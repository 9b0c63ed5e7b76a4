package dev.roster.member;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A part of a list with an order of its own; a list is its parts, one after the other. */
interface RollPart {

  /**
   * What was found.
   *
   * @param found nearest to the edge first
   * @param stopped where looking stopped, so that it took no longer, though there is more; empty
   *     when all that was asked for was found or there is no more
   */
  record Scan(List<Found> found, Optional<Found> stopped) {
    static Scan of(List<Found> found) {
      return new Scan(found, Optional.empty());
    }
  }

  /**
   * Looks for some.
   *
   * @param edge beyond which to look; empty for from the beginning, or from the end backwards
   * @param most how many to find
   */
  Scan read(Handle sql, Optional<Found> edge, boolean back, int most);
}
