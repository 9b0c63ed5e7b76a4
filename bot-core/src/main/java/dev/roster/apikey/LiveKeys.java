package dev.roster.apikey;

import dev.roster.access.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The keys of somebody in an org that work, as they are in this transaction. */
public final class LiveKeys {

  private LiveKeys() {}

  /**
   * The keys that work now, the newest first; at most {@value ApiKeys#MOST} of them. Whoever keeps
   * the answer asks anew when the org's version changes, and looks at {@link ApiKey#isExpiredAt}.
   *
   * @param owner their seat, suspended or not
   */
  public static List<ApiKey> of(Handle sql, Seat owner, Instant now) {
    return KeyTable.open(sql, owner.org(), owner.person(), now).stream()
        .filter(key -> KeyState.of(key, Optional.of(owner), now) == KeyState.LIVE)
        .toList();
  }
}
