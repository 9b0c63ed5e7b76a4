package dev.roster.domain;

import dev.roster.audit.Actor;
import dev.roster.domain.JoinRequest.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests to join that nobody decided in time, each in a change of its own. Safe to run on
 * several replicas at once.
 */
final class JoinOverdue {

  private static final Logger LOG = LoggerFactory.getLogger(JoinOverdue.class);
  private static final int MOST = 200;

  private final DomainFeature.Shared shared;
  private final JoinRequests requests;

  JoinOverdue(DomainFeature.Shared shared, JoinRequests requests) {
    this.shared = shared;
    this.requests = requests;
  }

  /** Ends what is overdue, at most 200 at a time; how many this call ended. */
  int end() {
    List<JoinRequest> overdue =
        shared.databases().read(sql -> JoinTable.overdue(sql, shared.clock().instant(), MOST));
    int ended = 0;
    for (JoinRequest request : overdue) {
      try {
        ended += end(request.org(), request.id()) ? 1 : 0;
      } catch (RuntimeException e) {
        // One org that cannot be changed holds up no other.
        LOG.warn("request {} cannot be ended yet: {}", request.id(), e.getMessage());
        LOG.debug("request {}", request.id(), e);
      }
    }
    return ended;
  }

  private boolean end(UUID org, UUID id) {
    return shared
        .transactions()
        .inOrg(
            Actor.system("expiry", "expiry:" + id),
            org,
            tx -> {
              Optional<JoinRequest> overdue =
                  JoinTable.find(tx.sql(), id)
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
