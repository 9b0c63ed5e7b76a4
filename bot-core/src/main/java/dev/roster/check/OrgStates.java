package dev.roster.check;

import dev.roster.store.CommitListener.Commit;
import dev.roster.store.Databases;
import dev.roster.usage.Recorded;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The orgs that are asked about: at most so many, and none that nobody asks about any more. */
final class OrgStates {

  private static final int MOST = 10_000;
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Databases databases;
  private final Map<String, OrgState> bySlug = new ConcurrentHashMap<>();
  private final Map<UUID, OrgState> byId = new ConcurrentHashMap<>();

  OrgStates(Databases databases) {
    this.databases = databases;
  }

  /** The org of that short name; null for none. */
  @Nullable OrgState get(String slug) {
    OrgState known = bySlug.get(slug);
    return known != null ? known : begin(sql -> CheckTable.mark(sql, slug));
  }

  /** The org of that id; null for none. */
  @Nullable OrgState get(UUID org) {
    OrgState known = byId.get(org);
    return known != null ? known : begin(sql -> CheckTable.mark(sql, org));
  }

  /**
   * Begins to keep an org. Whatever is read of its members is read after it is found by {@link
   * #committed}, so that a change that was not told to it is in what is read.
   */
  private @Nullable OrgState begin(Function<Handle, Optional<CheckTable.Mark>> look) {
    long nanos = System.nanoTime();
    Optional<CheckTable.Mark> mark = databases.read(look);
    if (mark.isEmpty()) {
      return null;
    }
    synchronized (this) {
      OrgState made = byId.computeIfAbsent(mark.get().org(), id -> new OrgState(mark.get(), nanos));
      bySlug.put(made.slug(), made);
      return made;
    }
  }

  /** A change that this process made. */
  void committed(Commit commit) {
    OrgState state = byId.get(commit.org());
    if (state != null) {
      state.committed(commit.version(), commit.events());
    }
  }

  /** A report that this process recorded. */
  void recorded(Recorded report) {
    OrgState state = byId.get(report.org());
    if (state != null) {
      state.recorded(report);
    }
  }

  Collection<OrgState> all() {
    return byId.values();
  }

  @Nullable OrgState ifKept(UUID org) {
    return byId.get(org);
  }

  synchronized void drop(OrgState state) {
    state.drop();
    bySlug.remove(state.slug(), state);
    byId.remove(state.id(), state);
  }

  /** Drops what nobody asks about, and beyond the most what was not asked about for longest. */
  void sweep(long nanos) {
    List<OrgState> kept = List.copyOf(byId.values());
    kept.stream().filter(state -> nanos - state.asked() > IDLE_NANOS).forEach(this::drop);
    int over = byId.size() - MOST;
    if (over > 0) {
      kept.stream()
          .sorted(Comparator.comparingLong(state -> state.asked() - nanos))
          .limit(over)
          .forEach(this::drop);
    }
  }
}
