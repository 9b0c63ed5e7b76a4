package dev.roster.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Which failures mean: somebody else was faster, try the whole change again (trust.md). */
final class Conflicts {

  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  // Only with innodb_snapshot_isolation, MariaDB's default from 11.8 on.
  private static final int RECORD_CHANGED = 1020;
  // A Galera node that is not ready to serve.
  private static final int NODE_NOT_READY = 1047;
  // Somebody inserted the same delivery, identity or slug first; the next try finds it.
  private static final int DUPLICATE_KEY = 1062;

  private static final int TRIES = 12;
  // A key that is taken for good is no conflict: it must not be tried for long.
  private static final int TRIES_FOR_A_KEY = 5;

  private static final Map<Integer, Integer> TRIES_BY_ERROR =
      Map.of(
          DEADLOCK, TRIES,
          LOCK_WAIT_TIMEOUT, TRIES,
          RECORD_CHANGED, TRIES,
          NODE_NOT_READY, TRIES,
          DUPLICATE_KEY, TRIES_FOR_A_KEY);

  // Each kind by itself: who lost four races for a lock has not yet met the key.
  private final Map<Integer, Integer> failures = new HashMap<>();

  /** Of one change, which did not fail yet. */
  Conflicts() {}

  /** Counts a failure of the change, and says whether it failed so too often to be tried again. */
  boolean isEnough(RuntimeException failure) {
    int kind = Databases.errorNumber(failure).orElse(0);
    return failures.merge(kind, 1, Integer::sum) >= tries(failure);
  }

  /**
   * How often a change may be tried when it fails like this; 1 when once is enough.
   *
   * <p>A connection that broke under a commit leaves open whether it happened: the work looks for
   * its delivery first, so once more is safe and gives the one right answer.
   */
  private static int tries(RuntimeException failure) {
    if (failure instanceof OvertakenException) {
      return TRIES;
    }
    return Databases.errorNumber(failure)
        .map(TRIES_BY_ERROR::get)
        .orElseGet(() -> Databases.isBroken(failure) ? 2 : 1);
  }

  /**
   * Waits a little before another try; full jitter, so that a storm of equals does not meet again.
   */
  static void pause(int tries) {
    long most = Math.min(200, 2L << Math.min(tries, 7));
    LockSupport.parkNanos(
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, most + 1)).toNanos());
  }
}
