package dev.roster.store;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.roster.access.Refusal;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that begins a transaction. Every change writes its org's row first (ADR 003), runs
 * the work, and commits only when a decision fell and an event was recorded. Deadlocks and the like
 * are tried again, so the work does nothing beside the transaction.
 */
public final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final Databases databases;
  private final InstantSource clock;
  private final AuditLog audit;
  private final Runnable afterSend;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * Wires it.
   *
   * @param afterSend called after a commit that left something in the outbox
   */
  public Transactions(
      Databases databases, InstantSource clock, AuditLog audit, Runnable afterSend) {
    this.databases = databases;
    this.clock = clock;
    this.audit = audit;
    this.afterSend = afterSend;
  }

  /** Tells somebody of every change of an org, from the thread that made it. */
  public void onCommit(CommitListener listener) {
    listeners.add(listener);
  }

  /**
   * Changes an org.
   *
   * @throws Refusal when there is no such org, or from the work; nothing is changed then
   * @throws UnknownOutcomeException when the database went away while it committed
   */
  public <T> T inOrg(Actor actor, UUID org, Function<Tx, T> work) {
    return run(actor, handle -> touch(handle, org), org, work);
  }

  /** Makes an org: the work inserts its row with version 1. */
  public <T> T newOrg(Actor actor, UUID org, Function<Tx, T> work) {
    return run(actor, handle -> 1L, org, work);
  }

  /** Changes what concerns people and no org: linking, erasing. */
  public <T> T onPlatform(Actor actor, Function<Tx, T> work) {
    return run(actor, Transactions::touchPlatform, AuditLog.PLATFORM, work);
  }

  /**
   * Writes the actor's own rows, which no right and no invariant depends on: no touch, no audit.
   */
  public <T> T own(Actor actor, Function<Tx, T> work) {
    return retrying(_ -> {
      try (Handle handle = databases.openForWriting()) {
        handle.begin();
        var tx = new Tx(handle, clock.instant(), actor, audit, AuditLog.PLATFORM, 0);
        T result = work.apply(tx);
        if (!tx.events().isEmpty() || !tx.outgoing().isEmpty()) {
          throw new IllegalStateException("a write of one's own rows leaves no event");
        }
        commit(handle);
        return result;
      }
    });
  }

  /**
   * Notes what was or is to be delivered: like {@link #own}, on rows that no right and no invariant
   * depends on, but it may leave something in the outbox.
   */
  public <T> T delivering(Actor actor, Function<Tx, T> work) {
    return retrying(_ -> {
      boolean sends;
      T result;
      try (Handle handle = databases.openForWriting()) {
        handle.begin();
        var tx = new Tx(handle, clock.instant(), actor, audit, AuditLog.PLATFORM, 0);
        result = work.apply(tx);
        if (!tx.events().isEmpty()) {
          throw new IllegalStateException("what is delivered leaves no event");
        }
        OutboxTable.insert(handle, tx.now(), tx.outgoing());
        sends = !tx.outgoing().isEmpty();
        commit(handle);
      }
      if (sends) {
        afterSend.run();
      }
      return result;
    });
  }

  /**
   * Counts what an org used: writes its credit account first, as a change writes its org, but
   * touches nothing and leaves no event (ADR 012). {@link Tx#version()} is the account's tick.
   */
  public <T> T metering(Actor actor, UUID org, Function<Tx, T> work) {
    return retrying(_ -> {
      boolean sends;
      T result;
      try (Handle handle = databases.openForWriting()) {
        handle.begin();
        long tick = tick(handle, org);
        var tx = new Tx(handle, clock.instant(), actor, audit, org, tick);
        result = work.apply(tx);
        if (tx.isUnchanged()) {
          handle.rollback();
          return result;
        }
        if (!tx.events().isEmpty()) {
          throw new IllegalStateException("what was used leaves no event");
        }
        OutboxTable.insert(handle, tx.now(), tx.outgoing());
        sends = !tx.outgoing().isEmpty();
        commit(handle);
      }
      if (sends) {
        afterSend.run();
      }
      return result;
    });
  }

  /** Only the first report of an org inserts: that reads the org's row, which a change holds. */
  private static long tick(Handle handle, UUID org) {
    return version(
            handle
                .createUpdate(
                    "update credit_account set ticks = last_insert_id(ticks + 1) where org_id = :org")
                .bind("org", org))
        .or(() ->
            handle
                .createQuery(
                    """
                    insert into credit_account (org_id, ticks)
                    select id, 1 from org where id = :org
                    on duplicate key update ticks = ticks + 1
                    returning ticks
                    """)
                .bind("org", org)
                .mapTo(Long.class)
                .findOne())
        .orElseThrow(() -> new Refusal("This org does not exist."));
  }

  private <T> T run(Actor actor, Function<Handle, Long> touch, UUID chain, Function<Tx, T> work) {
    return retrying(tries -> {
      boolean sends;
      T result;
      List<CommitListener.Commit> commits = List.of();
      try (Handle handle = databases.openForWriting()) {
        handle.begin();
        long version = touch.apply(handle);
        var tx = new Tx(handle, clock.instant(), actor, audit, chain, version, tries);
        result = work.apply(tx);
        if (tx.isUnchanged()) {
          handle.rollback();
          return result;
        }
        finish(tx);
        sends = !tx.outgoing().isEmpty();
        commits = tx.commits();
        commit(handle);
      } finally {
        // Also when it is not known whether it was committed: forgetting too much does no harm.
        tell(commits);
      }
      if (sends) {
        afterSend.run();
      }
      return result;
    });
  }

  private void tell(List<CommitListener.Commit> commits) {
    for (CommitListener.Commit commit : commits) {
      for (CommitListener listener : listeners) {
        listener.committed(commit);
      }
    }
  }

  private void finish(Tx tx) {
    if (!tx.isDecided()) {
      throw new IllegalStateException("a change must decide whether it is allowed");
    }
    if (tx.events().isEmpty()) {
      throw new IllegalStateException("a change must leave an audit event");
    }
    audit.append(
        tx.sql(), tx.org(), tx.version(), tx.now(), tx.actor(), tx.chainEnd(), tx.events());
    Subscriptions.of(tx.webhooks(), tx.org(), tx.version(), tx.events()).forEach(tx::send);
    OutboxTable.insert(tx.sql(), tx.now(), tx.outgoing());
  }

  private static void commit(Handle handle) {
    try {
      handle.commit();
    } catch (RuntimeException e) {
      throw Databases.isBroken(e) ? new UnknownOutcomeException(e) : e;
    }
  }

  static long touch(Handle handle, UUID org) {
    return version(
            handle
                .createUpdate(
                    "update org set version = last_insert_id(version + 1)"
                        + " where id = :org and deleted_at is null")
                .bind("org", org))
        .orElseThrow(() -> new Refusal("This org does not exist any more."));
  }

  private static long touchPlatform(Handle handle) {
    return version(
            handle.createUpdate(
                "update platform_chain set version = last_insert_id(version + 1) where id = 0"))
        .orElseThrow();
  }

  /** The new version comes with the touch's own answer, as a generated key does. */
  private static Optional<Long> version(Update touch) {
    return touch.executeAndReturnGeneratedKeys("version").mapTo(Long.class).findOne();
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run(int tries);
  }

  private static <T> T retrying(Attempt<T> attempt) {
    boolean unknown = false;
    var conflicts = new Conflicts();
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run(tries);
      } catch (RuntimeException e) {
        unknown |= e instanceof UnknownOutcomeException;
        if (conflicts.isEnough(e)) {
          // A try that got an answer of the database found out what became of the one before.
          throw unknown && Databases.isUnavailable(e) ? new UnknownOutcomeException(e) : e;
        }
        LOG.debug("conflict on try {}: {}", tries, e.getMessage());
        Conflicts.pause(tries);
      }
    }
  }

  /** A new time-ordered id for a row. */
  public static UUID newId() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
