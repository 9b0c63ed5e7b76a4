package dev.roster.apikey;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.command.Callers;
import dev.roster.store.Tx;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who may end a key, and give it back. */
final class KeyRights {

  private final Callers callers;

  KeyRights(Callers callers) {
    this.callers = callers;
  }

  /** One's own always; the org's by {@code keys.service}; another's by {@code keys.manage}. */
  void requireMayRevoke(Tx tx, Seat actor, ApiKey key) {
    if (isOwn(actor, key)) {
      tx.actsOnOneself();
    } else {
      tx.require(request(actor, key, ownerRole(tx.sql(), key)));
    }
  }

  /**
   * The same from what was read for the call.
   *
   * @throws Refusal when they may not
   */
  void requireMayRevoke(Handle sql, Seat actor, ApiKey key) {
    if (!isOwn(actor, key)
        && Access.decide(request(actor, key, ownerRole(sql, key)))
            instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  static boolean mayRevoke(Seat actor, ApiKey key, Optional<Role> owner) {
    return isOwn(actor, key)
        || Access.decide(request(actor, key, owner)) instanceof Decision.Allowed;
  }

  private static boolean isOwn(Seat actor, ApiKey key) {
    return !key.isService() && key.person().equals(actor.person());
  }

  private Optional<Role> ownerRole(Handle sql, ApiKey key) {
    return key.isService()
        ? Optional.empty()
        : callers.seat(sql, key.org(), key.person()).map(Seat::role);
  }

  /** What ending a key that is not one's own takes. */
  private static AccessRequest request(Seat actor, ApiKey key, Optional<Role> owner) {
    if (key.isService()) {
      return AccessRequest.of(actor, Permission.KEYS_SERVICE);
    }
    var managing = AccessRequest.of(actor, Permission.KEYS_MANAGE);
    return owner.map(managing::onto).orElse(managing);
  }
}
