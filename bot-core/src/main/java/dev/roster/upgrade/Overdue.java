package dev.roster.upgrade;

import dev.roster.audit.Actor;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.upgrade.UpgradeRequest.State;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests that nobody decided in time, each in a change of its own. Their state follows from
 * the time everywhere; this takes the buttons off the cards and tells whoever asked. Safe to run on
 * several replicas at once.
 */
final class Overdue {

  private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
  private static final int MOST = 200;

  private final Databases databases;
  private final Transactions transactions;
  private final Requests requests;
  private final InstantSource clock;

  Overdue(UpgradeFeature.Shared shared, Requests requests) {
    this.databases = shared.databases();
    this.transactions = shared.transactions();
    this.clock = shared.clock();
    this.requests = requests;
  }

  /** Ends what is overdue, at most 200 at a time; how many this call ended. */
  int end() {
    int ended = 0;
    for (UpgradeRequest overdue :
        databases.read(sql -> UpgradeTable.overdue(sql, clock.instant(), MOST))) {
      try {
        ended += end(overdue.org(), overdue.id()) ? 1 : 0;
      } catch (RuntimeException e) {
        // One org that cannot be changed holds up no other.
        LOG.warn("request {} cannot be ended yet: {}", overdue.id(), e.getMessage());
        LOG.debug("request {}", overdue.id(), e);
      }
    }
    return ended;
  }

  private boolean end(UUID org, UUID id) {
    return transactions.inOrg(
        Actor.system("expiry", "expiry:" + id),
        org,
        tx -> {
          Optional<UpgradeRequest> overdue =
              UpgradeTable.find(tx.sql(), id)
                  .filter(request -> request.state() == State.PENDING)
                  .filter(request -> !request.isOpenAt(tx.now()));
          if (overdue.isEmpty()) {
            tx.leaveUnchanged();
            return false;
          }
          tx.actsAsSystem();
          requests.expire(tx, overdue.get());
          return true;
        });
  }
}
