package dev.roster.check;

import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where what is known of one member is kept. All words that mean them lead here, so that one
 * eviction forgets them under every word.
 *
 * <p>What was read before a change is never kept after it: {@link #evict} notes the change's
 * version, and {@link #keep} refuses what is older, whichever of the two comes first. What was read
 * at that version or later stays.
 */
final class Seated {

  private final UUID person;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable View view;
  private @Nullable Standing standing;
  private volatile long changed;
  private long tick;

  Seated(UUID person) {
    this.person = person;
  }

  UUID person() {
    return person;
  }

  /** Whether what was read of them at a version of the org is true now, as far as is known here. */
  boolean isUnchangedSince(long version) {
    return version >= changed;
  }

  /** Held by who reads them from the database, so that not everybody does at once. */
  ReentrantLock reading() {
    return reading;
  }

  @Nullable View view() {
    return view;
  }

  synchronized @Nullable Standing standing() {
    return standing;
  }

  /** Keeps what was read, unless it is older than a change or a report; whether it was kept. */
  synchronized boolean keep(View read) {
    if (read.standing().version() < changed) {
      return false;
    }
    standing = read.standing();
    boolean newest = read.spent().tick() >= tick;
    view = newest ? read : null;
    return newest;
  }

  /** Forgets what is older than a change of the org. */
  synchronized void evict(long version) {
    changed = Math.max(changed, version);
    Standing known = standing;
    if (known != null && known.version() < version) {
      standing = null;
      view = null;
    }
  }

  /** Forgets what they used, where it is older than a report. */
  synchronized void reported(long newTick) {
    tick = Math.max(tick, newTick);
    View known = view;
    if (known != null && known.spent().tick() < newTick) {
      view = null;
    }
  }

  /** Brings what they used up to a report. */
  synchronized void spent(Spent newest) {
    tick = Math.max(tick, newest.tick());
    View known = view;
    if (known != null && known.spent().tick() < newest.tick()) {
      boolean complete = newest.tick() == tick && newest.cycle().equals(known.spent().cycle());
      view = complete ? known.with(newest) : null;
    }
  }
}
