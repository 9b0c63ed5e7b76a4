package dev.roster.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.audit.AuditEvent;
import dev.roster.usage.Recorded;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one org: how far its changes and reports are known, and where its members are
 * kept. Members are held by the words that lead to them and found here by their ids for as long as
 * any word holds them, so that an eviction reaches whatever can still be answered from.
 */
final class OrgState {

  private final UUID id;
  private final String slug;
  private final Cache<UUID, Seated> members = Caffeine.newBuilder().weakValues().build();
  private final ReentrantLock asking = new ReentrantLock();

  /** What was read before this version of the org is not answered from. */
  private volatile long floor;

  /** Who was meant by a word before this version is looked up again. */
  private volatile long renamed;

  private volatile @Nullable Pool pool;
  private volatile long confirmed;
  private volatile long asked;
  private volatile boolean dropped;
  private long version;
  private long tick;
  private long poolFrom;

  /**
   * Begins to keep an org.
   *
   * @param mark how far it was, from which on changes are looked for
   * @param nanos when that was read, by {@link System#nanoTime}
   */
  OrgState(CheckTable.Mark mark, long nanos) {
    this.id = mark.org();
    this.slug = mark.slug();
    this.version = mark.version();
    this.tick = mark.tick();
    this.confirmed = nanos;
    this.asked = nanos;
  }

  UUID id() {
    return id;
  }

  String slug() {
    return slug;
  }

  /** Whether nobody finds it any more; another one may be kept of the same org. */
  boolean isDropped() {
    return dropped;
  }

  void drop() {
    dropped = true;
  }

  /** Held by who asks the database how far the org is. */
  ReentrantLock asking() {
    return asking;
  }

  long floor() {
    return floor;
  }

  @Nullable Pool pool() {
    return pool;
  }

  /** Whether who was meant by a word at a version is who is meant now. */
  boolean stillMeans(long atVersion) {
    return atVersion >= renamed;
  }

  /** Since when at least nothing changed that is not known here, by {@link System#nanoTime}. */
  long confirmed() {
    return confirmed;
  }

  /** When it was asked about last, to a second or so. */
  long asked() {
    return asked;
  }

  void asked(long nanos) {
    asked = nanos;
  }

  /** Where a member is kept; made when no word led to them so far. */
  Seated member(UUID person) {
    return members.get(person, Seated::new);
  }

  synchronized long version() {
    return version;
  }

  synchronized long tick() {
    return tick;
  }

  /** A change that this process committed. */
  void committed(long newVersion, List<AuditEvent> events) {
    for (AuditEvent event : events) {
      apply(newVersion, Effect.of(event));
    }
    synchronized (this) {
      // Changes of others that came before it are still to be looked for.
      if (version == newVersion - 1) {
        version = newVersion;
      }
    }
  }

  /** Forgets what an event of a change can have changed. */
  void apply(long newVersion, Effect effect) {
    switch (effect) {
      case Effect.None() -> {
        // Nobody's answers change.
      }
      case Effect.OnOrg() -> begin(newVersion);
      case Effect.OnPerson(var person, var renames) -> {
        if (renames) {
          synchronized (this) {
            renamed = Math.max(renamed, newVersion);
          }
        }
        Seated kept = members.getIfPresent(person);
        if (kept != null) {
          kept.evict(newVersion);
        }
      }
    }
  }

  /** Forgets everybody as they were before a version. */
  synchronized void begin(long newVersion) {
    floor = Math.max(floor, newVersion);
    renamed = Math.max(renamed, newVersion);
  }

  /** Notes that all changes up to a version, and reports up to a tick, are applied. */
  synchronized void upTo(long newVersion, long newTick, long nanos) {
    version = Math.max(version, newVersion);
    tick = Math.max(tick, newTick);
    if (nanos - confirmed > 0) {
      confirmed = nanos;
    }
  }

  /** Keeps what the pool gave, unless more is known; what is known then. */
  synchronized Pool keep(Pool newest) {
    Pool known = pool;
    if (newest.tick() < poolFrom || (known != null && known.tick() > newest.tick())) {
      return known == null ? newest : known;
    }
    poolFrom = newest.tick();
    pool = newest;
    return newest;
  }

  /** Notes that a report counted something of somebody. */
  void reported(UUID person, long newTick) {
    Seated kept = members.getIfPresent(person);
    if (kept != null) {
      kept.reported(newTick);
    }
  }

  /** Notes that reports counted something of many. */
  void reportedAll(long newTick) {
    members.asMap().values().forEach(kept -> kept.reported(newTick));
  }

  /** Counts a report that this process recorded. */
  void recorded(Recorded report) {
    report
        .members()
        .forEach((person, spending) -> {
          Seated kept = members.getIfPresent(person);
          if (kept != null) {
            kept.spent(new Spent(report.tick(), report.cycle(), spending));
          }
        });
    keep(new Pool(report.tick(), report.cycle(), report.pool()));
    synchronized (this) {
      // Reports of others that came before it are still to be looked for.
      if (tick == report.tick() - 1) {
        tick = report.tick();
      }
    }
  }

  /** Forgets what the pool gave before a report. */
  synchronized void drain(long newTick) {
    poolFrom = Math.max(poolFrom, newTick);
    Pool known = pool;
    if (known != null && known.tick() < newTick) {
      pool = null;
    }
  }
}
