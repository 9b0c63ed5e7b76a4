package dev.roster.upgrade;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What became of somebody's earlier requests.
 *
 * @param count how many are over; one more than {@link #COUNTED} stands for any number beyond it
 * @param last the newest of them
 */
record Earlier(int count, Optional<UpgradeRequest> last) {

  /** How far they are counted. */
  static final int COUNTED = 99;

  /** Those before a request, by its requester. */
  static Earlier before(Handle sql, UpgradeRequest request) {
    UUID org = request.org();
    int count = UpgradeTable.countBefore(sql, org, request.requester(), request.id(), COUNTED + 1);
    return new Earlier(
        count,
        count == 0
            ? Optional.empty()
            : UpgradeTable.lastBefore(sql, org, request.requester(), request.id()));
  }
}
