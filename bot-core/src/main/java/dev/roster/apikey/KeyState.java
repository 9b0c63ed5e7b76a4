package dev.roster.apikey;

import dev.roster.access.Permission;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.apikey.ApiKey.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a key works, and why not. Only being revoked is stored; the rest follows from what is.
 */
public enum KeyState {
  /** It works. */
  LIVE("live"),
  /** Its owner is suspended, and {@code keys.on_suspend} says block (X30). */
  SUSPENDED("blocked: suspended"),
  /** Its owner's role includes no keys any more, and {@code keys.on_demote} says so (X08). */
  DEMOTED("blocked: role has no keys"),
  /** Its owner is not in the org, and {@code keys.on_remove} left it (X08). */
  GONE("blocked: not in the org"),
  /** Its time is over. */
  EXPIRED("expired"),
  /** Somebody, or what became of its owner, ended it. */
  REVOKED("revoked");

  private final String words;

  KeyState(String words) {
    this.words = words;
  }

  /** How it stands in a list. */
  public String words() {
    return words;
  }

  /**
   * The state of a key.
   *
   * @param owner the seat of whoever it speaks for, in its org; empty when they are not in it, and
   *     for a service key
   */
  public static KeyState of(ApiKey key, Optional<Seat> owner, Instant now) {
    if (key.revoked().isPresent()) {
      return REVOKED;
    }
    if (key.isExpiredAt(now)) {
      return EXPIRED;
    }
    if (key.isService()) {
      return LIVE;
    }
    return owner.map(seat -> of(key.origin(), seat)).orElse(GONE);
  }

  private static KeyState of(Origin origin, Seat owner) {
    Scheme scheme = owner.scheme();
    if (!owner.active() && scheme.policy("keys.on_suspend").equals("block")) {
      return SUSPENDED;
    }
    return staysWith(origin, scheme, owner.holds(Permission.KEYS_CREATE)) ? LIVE : DEMOTED;
  }

  /**
   * Whether a key works as far as the role of its owner goes.
   *
   * @param holds whether the role includes {@code keys.create}
   */
  static boolean staysWith(Origin origin, Scheme scheme, boolean holds) {
    return mayHave(origin, scheme, holds) || scheme.policy("keys.on_demote").equals("none");
  }

  /** Whether the role of somebody, or the policy on IDEs, lets them have a key of that origin. */
  static boolean mayHave(Origin origin, Seat owner) {
    return mayHave(origin, owner.scheme(), owner.holds(Permission.KEYS_CREATE));
  }

  private static boolean mayHave(Origin origin, Scheme scheme, boolean holds) {
    return holds || (origin == Origin.IDE && scheme.policy("keys.auto_ide").equals("on"));
  }
}
