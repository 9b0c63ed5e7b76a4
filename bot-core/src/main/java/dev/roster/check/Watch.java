package dev.roster.check;

import dev.roster.store.Databases;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what other processes changed: asks every 100 ms how far the orgs are that are kept, and of
 * those that changed whom it concerns. Whoever finds that an org was asked about too long ago asks
 * before answering, so that no answer is older than 200 ms on any replica, and none is given while
 * the database is silent.
 */
final class Watch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private static final long EVERY_MILLIS = 100;

  /** How old what is known of an org may be (design.md, "Caches"). */
  private static final long OLDEST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int CHUNK = 500;
  private static final int MOST_EVENTS = 2_000;
  private static final int MOST_PEOPLE = 1_000;

  private final Databases databases;
  private final OrgStates states;
  private final Reading reading;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("check-watch").factory());
  private @Nullable String shipped;
  private boolean silent;

  Watch(Databases databases, OrgStates states, Reading reading) {
    this.databases = databases;
    this.states = states;
    this.reading = reading;
  }

  void start() {
    var _ =
        poller.scheduleAtFixedRate(this::poll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Goes on only with an org that is known well enough to answer.
   *
   * @throws CheckUnavailableException when the database does not answer
   */
  void require(OrgState state, long nanos) {
    if (nanos - state.confirmed() > OLDEST_NANOS) {
      ask(state);
    }
  }

  private void ask(OrgState state) {
    Reading.lock(state.asking());
    try {
      long began = System.nanoTime();
      if (began - state.confirmed() > OLDEST_NANOS) {
        databases.read(sql -> bringUp(sql, List.of(state), began));
      }
    } finally {
      state.asking().unlock();
    }
  }

  /** Looks for changes now; fails silently, see {@link #require}. */
  void poll() {
    try {
      long began = System.nanoTime();
      states.sweep(began);
      List<OrgState> kept = List.copyOf(states.all());
      if (!kept.isEmpty()) {
        databases.read(this::lookForNewBuilds);
      }
      for (int from = 0; from < kept.size(); from += CHUNK) {
        List<OrgState> chunk = kept.subList(from, Math.min(kept.size(), from + CHUNK));
        long asked = System.nanoTime();
        databases.read(sql -> bringUp(sql, chunk, asked));
      }
      silent = false;
    } catch (RuntimeException e) {
      // INVARIANT: what is not confirmed is not answered from; see require.
      if (!silent) {
        log.warn("cannot ask which orgs changed: {}", e.getMessage());
      }
      silent = true;
    }
  }

  /** A newer replica may bring other schemes and flags, without a change of any org. */
  private boolean lookForNewBuilds(Handle sql) {
    String now = CheckTable.shipped(sql);
    if (shipped != null && !Objects.equals(shipped, now)) {
      reading.forgetFlags();
      states.all().forEach(states::drop);
    }
    shipped = now;
    return true;
  }

  private boolean bringUp(Handle sql, List<OrgState> kept, long nanos) {
    Map<UUID, CheckTable.Mark> marks =
        CheckTable.marks(sql, kept.stream().map(OrgState::id).toList());
    for (OrgState state : kept) {
      CheckTable.Mark mark = marks.get(state.id());
      if (mark == null) {
        states.drop(state);
      } else {
        if (mark.version() > state.version()) {
          changed(sql, state, mark.version());
        }
        if (mark.tick() > state.tick()) {
          used(sql, state, mark.tick());
        }
        state.upTo(mark.version(), mark.tick(), nanos);
      }
    }
    return true;
  }

  private static void changed(Handle sql, OrgState state, long version) {
    long since = state.version();
    List<CheckTable.Happened> events =
        version - since > MOST_EVENTS
            ? List.of()
            : CheckTable.happened(sql, state.id(), since, version, MOST_EVENTS);
    long told =
        events.stream().map(CheckTable.Happened::version).collect(Collectors.toSet()).size();
    if (events.size() > MOST_EVENTS || told < version - since) {
      // Too many, or a change that left no word: anybody may be another now.
      state.begin(version);
      return;
    }
    for (CheckTable.Happened event : events) {
      state.apply(event.version(), Effect.of(event.action(), event.about()));
    }
  }

  private static void used(Handle sql, OrgState state, long tick) {
    List<UUID> people = CheckTable.reportedSince(sql, state.id(), state.tick(), MOST_PEOPLE);
    state.drain(tick);
    if (people.size() > MOST_PEOPLE) {
      state.reportedAll(tick);
    } else {
      people.forEach(person -> state.reported(person, tick));
    }
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }
}
