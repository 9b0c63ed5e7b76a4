package dev.roster.store;

import dev.roster.action.Actions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;

/** Clears away what nobody will ask for any more. Safe to run on several replicas at once. */
public final class Housekeeping {

  /**
   * Far beyond any platform's redelivery (Slack's third retry of an event comes after 5 minutes).
   */
  private static final Duration DELIVERIES = Duration.ofDays(2);

  /** So that a late press still says that its time is over, not that it never was. */
  private static final Duration ACTIONS = Duration.ofDays(30);

  private static final Duration OUTBOX = Duration.ofDays(14);

  private final Databases databases;
  private final InstantSource clock;

  /** Wires it. */
  public Housekeeping(Databases databases, InstantSource clock) {
    this.databases = databases;
    this.clock = clock;
  }

  /** Clears in small steps; how many rows went. */
  public int run() {
    Instant now = clock.instant();
    return all(sql -> Deliveries.deleteBefore(sql, now.minus(DELIVERIES)))
        + all(sql -> Actions.deleteExpiredBefore(sql, now.minus(ACTIONS)))
        + all(sql -> OutboxTable.deleteEndedBefore(sql, now.minus(OUTBOX)));
  }

  private int all(ToIntFunction<Handle> step) {
    int total = 0;
    int gone;
    do {
      gone = databases.single(step::applyAsInt);
      total += gone;
    } while (gone > 0);
    return total;
  }
}
