package dev.roster.app.api;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Who asks: a service key, which acts for its own org and no other.
 *
 * @param id the key's id
 * @param org the org that it serves
 * @param slug that org's short name
 */
public record ServiceKey(UUID id, UUID org, String slug) {

  /** Checks that nothing is missing. */
  public ServiceKey {
    requireNonNull(id, "id must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(slug, "slug must not be null");
  }
}
