package dev.roster.store;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox: at least once, in order within a lane, many lanes at a time. A
 * row is claimed by a committed guarded update before it is sent, so that replicas do not send it
 * twice; a claim that outlived its lease belongs to a dead relay and is sent again.
 */
public final class OutboxRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  /** Longer than any courier's own time-outs together; after a kill the wait for a second try. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final int MOST_AT_ONCE = 16;

  /** So many of those are kept for what is new, so that it does not wait for a long backlog. */
  private static final int NEW_AT_ONCE = 4;

  private static final Setback.Listener NOBODY = setback -> {};

  private final Databases databases;
  private final InstantSource clock;
  private final Map<String, Sender> couriers = new ConcurrentHashMap<>();
  private final Set<Long> sending = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean running;
  private Thread loop;
  private Instant renewed = Instant.MIN;

  private record Sender(Courier courier, Patience patience, Setback.Listener listener) {}

  /** Wires it; sends nothing before {@link #start}. */
  public OutboxRelay(Databases databases, InstantSource clock) {
    this.databases = databases;
    this.clock = clock;
    this.loop = Thread.ofVirtual().name("outbox-relay").unstarted(this::loop);
  }

  /** Names who sends the rows of a kind. */
  public void register(String kind, Courier courier) {
    register(kind, courier, Patience.USUAL, NOBODY);
  }

  /**
   * The same for a kind with a patience of its own.
   *
   * @param listener hears of each try that did not deliver
   */
  public void register(String kind, Courier courier, Patience patience, Setback.Listener listener) {
    couriers.put(kind, new Sender(courier, patience, listener));
  }

  /**
   * The same for what may not be kept: the words of a row are emptied once it is sent. The courier
   * does nothing when it is called with none.
   */
  public void registerForgetting(String kind, Courier courier) {
    register(
        kind,
        (key, words) -> {
          courier.deliver(key, words);
          databases.single(sql -> {
            OutboxTable.forget(sql, UUID.fromString(key));
            return true;
          });
        });
  }

  /**
   * Gives back every claim now, instead of when its lease ends. Only for whoever knows that no
   * other relay works on this database, and before {@link #start}.
   */
  public void takeOver() {
    int released = databases.single(OutboxTable::releaseAll);
    if (released > 0) {
      LOG.info("{} rows of the outbox were being sent when the last run ended", released);
    }
  }

  /** Begins to send. */
  public void start() {
    running = true;
    loop.start();
  }

  /** Says that something was committed; cheap and safe from anywhere. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void loop() {
    while (running) {
      try {
        wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        renewClaims();
        releaseAbandoned();
        while (running && sendDue() > 0) {
          // Another round: a lane's next row became due when its first was sent.
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("the outbox waits: {}", reason(e));
        LOG.debug("outbox", e);
      }
    }
  }

  /**
   * INVARIANT: what is being sent here stays claimed however slowly the other side answers; else
   * another replica would send it too.
   */
  private void renewClaims() {
    Instant now = clock.instant();
    if (now.isBefore(renewed.plus(LEASE.dividedBy(3)))) {
      return;
    }
    renewed = now;
    List<Long> held = List.copyOf(sending);
    if (!held.isEmpty()) {
      databases.single(sql -> {
        OutboxTable.renew(sql, held, now, LEASE);
        return true;
      });
    }
  }

  /** What outlived its lease belongs to a relay that is taken for dead. */
  private void releaseAbandoned() {
    Instant now = clock.instant();
    for (long seq : databases.single(sql -> OutboxTable.abandoned(sql, now))) {
      databases.single(sql -> OutboxTable.release(sql, seq, now));
    }
  }

  /** Claims and sends what is due now; how many rows were taken up. */
  private int sendDue() throws InterruptedException {
    Instant now = clock.instant();
    Collection<Long> due = databases.single(sql -> due(sql, now));
    int taken = 0;
    for (long seq : due) {
      // Not for ever: while all hang, their claims must be renewed.
      if (!free.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return 0;
      }
      boolean mine = false;
      try {
        mine = running && databases.single(sql -> OutboxTable.claim(sql, seq, now, LEASE));
        if (mine) {
          taken++;
          sending.add(seq);
          senders.execute(() -> sendAndRelease(seq));
        }
      } finally {
        if (!mine) {
          free.release();
        }
      }
    }
    return taken;
  }

  private static Collection<Long> due(Handle sql, Instant now) {
    int oldest = MOST_AT_ONCE - NEW_AT_ONCE;
    var due = new LinkedHashSet<>(OutboxTable.due(sql, now, oldest));
    if (due.size() == oldest) {
      due.addAll(OutboxTable.dueLast(sql, now, NEW_AT_ONCE));
    }
    return due;
  }

  private void sendAndRelease(long seq) {
    try {
      send(databases.single(sql -> OutboxTable.find(sql, seq)));
    } catch (RuntimeException e) {
      LOG.warn("outbox row {} stays claimed for {}: {}", seq, LEASE, reason(e));
      LOG.debug("outbox row {}", seq, e);
    } finally {
      sending.remove(seq);
      free.release();
      wake();
    }
  }

  private void send(OutboxTable.Claimed row) {
    Sender sender = couriers.get(row.kind());
    if (sender == null) {
      // A newer replica wrote it during a rolling upgrade and will send it.
      Instant again = clock.instant().plus(Duration.ofSeconds(10));
      later(row, again, false, "nobody here sends `" + row.kind() + "`");
      return;
    }
    try {
      sender.courier().deliver(row.id().toString(), row.words());
      databases.single(sql -> {
        OutboxTable.sent(sql, row.seq(), clock.instant());
        return true;
      });
      if (row.unsure() > 0) {
        LOG.info(
            "{} {} was delivered; up to {} more copies may have arrived, since nobody answered"
                + " whether an earlier try did",
            row.kind(),
            row.id(),
            row.unsure());
      }
    } catch (DeliveryException e) {
      boolean unsure = e.mayHaveArrived();
      switch (e.verdict()) {
        case Verdict.Later(var delay) -> retry(sender, row, delay, unsure, reason(e));
        case Verdict.Never() -> giveUp(sender, row, unsure, reason(e));
        case Verdict.Disconnected() -> {
          // Said once when it was cut off; thousands may wait for it.
          LOG.debug("{} {} is given up: {}", row.kind(), row.id(), reason(e));
          park(sender, row, unsure, reason(e));
        }
      }
    } catch (RuntimeException e) {
      LOG.debug("outbox row {}", row.seq(), e);
      retry(sender, row, Duration.ZERO, false, reason(e));
    }
  }

  private void retry(
      Sender sender, OutboxTable.Claimed row, Duration atLeast, boolean unsure, String error) {
    Optional<Instant> again =
        sender.patience().next(row.id(), row.createdAt(), row.attempts(), atLeast, clock.instant());
    if (again.isEmpty()) {
      giveUp(sender, row, unsure, error);
      return;
    }
    tell(sender, row, error, again, unsure);
    later(row, again.get(), unsure, error);
  }

  private void later(OutboxTable.Claimed row, Instant again, boolean unsure, String error) {
    LOG.info("{} {} is tried again at {}: {}", row.kind(), row.id(), again, error);
    databases.single(sql -> {
      OutboxTable.retryAt(sql, row.seq(), again, unsure, error);
      return true;
    });
  }

  private void giveUp(Sender sender, OutboxTable.Claimed row, boolean unsure, String error) {
    LOG.warn("{} {} is given up after {} tries: {}", row.kind(), row.id(), row.attempts(), error);
    park(sender, row, unsure, error);
  }

  private void park(Sender sender, OutboxTable.Claimed row, boolean unsure, String error) {
    tell(sender, row, error, Optional.empty(), unsure);
    databases.single(sql -> {
      OutboxTable.park(sql, row.seq(), clock.instant(), error);
      return true;
    });
  }

  private static void tell(
      Sender sender,
      OutboxTable.Claimed row,
      String error,
      Optional<Instant> again,
      boolean unsure) {
    sender.listener().after(new Setback(row.id().toString(), row.words(), error, again, unsure));
  }

  private static String reason(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return text.length() <= 300 ? text : text.substring(0, 300);
  }

  /** Takes up nothing new and waits up to 20 s for what is being sent. */
  @Override
  public void close() {
    running = false;
    wake();
    long deadline = System.nanoTime() + STOP.toNanos();
    try {
      // INVARIANT: not interrupted while it claims. The answer would be lost, and the row would
      // wait for a whole lease although nobody sends it.
      if (loop.isAlive() && !loop.join(STOP)) {
        loop.interrupt();
      }
      senders.shutdown();
      if (!senders.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        LOG.warn("something was still being sent when Roster stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
