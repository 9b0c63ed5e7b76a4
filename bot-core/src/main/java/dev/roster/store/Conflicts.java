package dev.roster.store;

import java.util.Set;

/** Which failures mean: somebody else was faster, try the whole change again (trust.md). */
final class Conflicts {

  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  // Only with innodb_snapshot_isolation, MariaDB's default from 11.8 on.
  private static final int RECORD_CHANGED = 1020;
  // A Galera node that is not ready to serve.
  private static final int NODE_NOT_READY = 1047;
  private static final int DUPLICATE_KEY = 1062;

  private static final Set<Integer> WORTH_RETRYING =
      Set.of(DEADLOCK, LOCK_WAIT_TIMEOUT, RECORD_CHANGED, NODE_NOT_READY);

  private Conflicts() {}

  static boolean isWorthRetrying(int error) {
    return WORTH_RETRYING.contains(error);
  }

  static boolean isDuplicateKey(Throwable failure) {
    return Databases.errorNumber(failure).filter(e -> e == DUPLICATE_KEY).isPresent();
  }
}
