package dev.roster.store;

import dev.roster.action.Actions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final List<Chore> chores = new CopyOnWriteArrayList<>();

  /** Something else to clear away: rows from before an instant, some at a time; how many. */
  @FunctionalInterface
  public interface Sweep {
    /** Clears some. */
    int deleteBefore(Handle sql, Instant before);
  }

  private record Chore(Duration age, Sweep sweep) {}

  /** Wires it. */
  public Housekeeping(Databases databases, InstantSource clock) {
    this.databases = databases;
    this.clock = clock;
  }

  /** Also clears what a feature keeps, once it is older than that. */
  public void add(Duration age, Sweep sweep) {
    chores.add(new Chore(age, sweep));
  }

  /** Clears in small steps; how many rows went. */
  public int run() {
    Instant now = clock.instant();
    return all(sql -> Deliveries.deleteBefore(sql, now.minus(DELIVERIES)))
        + all(sql -> Actions.deleteExpiredBefore(sql, now.minus(ACTIONS)))
        + all(sql -> OutboxTable.deleteEndedBefore(sql, now.minus(OUTBOX)))
        + chores.stream()
            .mapToInt(chore -> all(sql -> chore.sweep().deleteBefore(sql, now.minus(chore.age()))))
            .sum();
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
