package dev.roster.upgrade;

import dev.roster.audit.Actor;
import dev.roster.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Draws posted cards anew whose numbers are older than a day, when somebody looks at their request:
 * who looks reads what is true now, and so does then everybody who was asked.
 */
final class Refreshing {

  private static final Duration FRESH = Duration.ofDays(1);

  private final Transactions transactions;

  Refreshing(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Somebody looks at those. */
  void look(Handle sql, List<UpgradeRequest> requests, Instant now) {
    List<UUID> open =
        requests.stream().filter(request -> request.isOpenAt(now)).map(UpgradeRequest::id).toList();
    List<UUID> stale = CardTable.drawnBefore(sql, open, now.minus(FRESH));
    if (!stale.isEmpty()) {
      transactions.delivering(
          Actor.system("card", "card:" + stale.getFirst()),
          tx -> {
            // Of several who look at once, one sends it.
            stale.stream()
                .filter(copy -> CardTable.redraw(tx.sql(), copy, now.minus(FRESH), tx.now()))
                .forEach(copy -> UpgradeOutbox.CARDS.refresh(tx, copy));
            return true;
          });
    }
  }
}
