package dev.roster.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.apikey.ApiKey;
import dev.roster.apikey.ApiKeys;
import dev.roster.store.Databases;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are presented, by their hash. What is no key is asked of the database each time.
 */
final class HeldKeys {

  private static final int MOST = 100_000;
  private static final int TRIES = 3;

  private final Databases databases;
  private final OrgStates states;
  private final Watch watch;
  private final Cache<KeyHash, HeldKey> keys = Caffeine.newBuilder().maximumSize(MOST).build();

  HeldKeys(Databases databases, OrgStates states, Watch watch) {
    this.databases = databases;
    this.states = states;
    this.watch = watch;
  }

  /** The key as it is now, whatever became of it; null where there is none, or no such org. */
  @Nullable HeldKey get(KeyHash hash) {
    HeldKey known = keys.getIfPresent(hash);
    if (known != null) {
      watch.require(known.state(), System.nanoTime());
      if (known.holds()) {
        return known;
      }
    }
    return read(hash);
  }

  private @Nullable HeldKey read(KeyHash hash) {
    Optional<ApiKey> found = databases.read(sql -> ApiKeys.find(sql, hash.bytes()));
    OrgState state = found.map(ApiKey::org).map(states::get).orElse(null);
    if (state == null) {
      return null;
    }
    // Its owner is put where changes find them before the key is read for good.
    Seated owner = state.member(found.get().person());
    for (int tries = 1; ; tries++) {
      Optional<HeldKey> read = databases.read(sql -> read(sql, hash, state, owner));
      read.ifPresent(key -> keys.put(hash, key));
      if (read.isEmpty() || read.get().holds() || tries == TRIES) {
        return read.orElse(null);
      }
    }
  }

  private static Optional<HeldKey> read(Handle sql, KeyHash hash, OrgState state, Seated owner) {
    // The version first: it is the oldest of what is read here.
    return CheckTable.mark(sql, state.id())
        .flatMap(mark ->
            ApiKeys.find(sql, hash.bytes())
                .map(key -> new HeldKey(key, mark.version(), state, owner)));
  }
}
