package dev.roster.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The database's time, told from this machine's by an offset that is read again every 10 seconds,
 * so that replicas with skewed clocks agree on what has expired. Safe for any number of threads.
 */
public final class DatabaseClock implements InstantSource {

  /** How long an offset is trusted (design.md, "Time, ids, text, secrets"). */
  public static final Duration OFFSET_LIFE = Duration.ofSeconds(10);

  private final InstantSource machine;
  private final Supplier<Instant> database;
  private volatile Offset offset;

  private record Offset(Duration ahead, Instant readAt) {}

  /**
   * Reads the first offset.
   *
   * @param machine this machine's clock
   * @param database asks the database; may throw when it is down
   */
  public DatabaseClock(InstantSource machine, Supplier<Instant> database) {
    this.machine = machine;
    this.database = database;
    this.offset = read();
  }

  private Offset read() {
    Instant before = machine.instant();
    Instant there = database.get();
    Instant after = machine.instant();
    Instant here = before.plus(Duration.between(before, after).dividedBy(2));
    return new Offset(Duration.between(here, there), after);
  }

  /** The database's time; by the last known offset while the database does not answer. */
  @Override
  public Instant instant() {
    Offset known = offset;
    Instant here = machine.instant();
    if (Duration.between(known.readAt(), here).abs().compareTo(OFFSET_LIFE) >= 0) {
      synchronized (this) {
        if (offset.readAt().equals(known.readAt())) {
          try {
            offset = read();
          } catch (RuntimeException databaseIsDown) {
            // INVARIANT: the offset outlives an outage; the next call asks again.
            offset = new Offset(known.ahead(), here);
          }
        }
      }
    }
    return machine.instant().plus(offset.ahead());
  }
}
