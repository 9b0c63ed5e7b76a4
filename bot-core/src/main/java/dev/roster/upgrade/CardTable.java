package dev.roster.upgrade;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of what {@code upgrade_card} says beyond where copies are: when they were drawn. */
final class CardTable {

  private CardTable() {}

  /** Copies of requests that were drawn before an instant. */
  static List<UUID> drawnBefore(Handle sql, List<UUID> requests, Instant before) {
    return requests.isEmpty()
        ? List.of()
        : sql.createQuery(
                """
                select id from upgrade_card
                where request_id in (<requests>) and drawn_at < :before
                """)
            .bindList("requests", requests)
            .bind("before", before)
            .mapTo(UUID.class)
            .list();
  }

  /** Takes a copy to be drawn anew; false when somebody was faster. */
  static boolean redraw(Handle sql, UUID copy, Instant before, Instant now) {
    return sql.createUpdate(
                "update upgrade_card set drawn_at = :now where id = :id and drawn_at < :before")
            .bind("now", now)
            .bind("id", copy)
            .bind("before", before)
            .execute()
        == 1;
  }

  /** Notes when a copy was drawn. */
  static void drawn(Handle sql, UUID copy, Instant now) {
    sql.createUpdate("update upgrade_card set drawn_at = :now where id = :id")
        .bind("now", now)
        .bind("id", copy)
        .execute();
  }
}
