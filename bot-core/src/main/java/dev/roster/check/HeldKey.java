package dev.roster.check;

import dev.roster.apikey.ApiKey;
import java.util.List;

/**
 * A key as it was read. Whether it works is asked of its owner, so that whatever becomes of them
 * ends it at once.
 *
 * @param key what it is
 * @param version the org's version that it was read at, at least
 * @param state its org
 * @param owner where its owner is kept; of a service key a person that is in no org
 */
record HeldKey(ApiKey key, long version, OrgState state, Seated owner) {

  /** Whether nothing changed since it was read, as far as is known here. */
  boolean holds() {
    return !state.isDropped() && version >= state.floor() && owner.isUnchangedSince(version);
  }

  ServiceKey service() {
    return new ServiceKey(key.id(), key.person(), state.id(), state.slug());
  }

  Introspection introspection(List<String> permissions) {
    return new Introspection(
        state.slug(),
        key.code(),
        key.person(),
        key.isService(),
        permissions,
        key.createdAt(),
        key.expiresAt());
  }
}
