package dev.roster.history;

import dev.roster.access.Refusal;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets few read whole histories at once: each holds a connection that commands need too. */
final class LongReads {

  private static final int AT_ONCE = 2;

  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Reads.
   *
   * @throws Refusal when too many do already
   */
  <T> T run(Supplier<T> read) {
    if (!places.tryAcquire()) {
      throw new Refusal(
          "Roster is reading other long histories right now. Please try again in a minute.");
    }
    try {
      return read.get();
    } finally {
      places.release();
    }
  }
}
