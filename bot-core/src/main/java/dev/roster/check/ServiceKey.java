package dev.roster.check;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A key that works and acts for its whole org, and for no other.
 *
 * @param id the key's
 * @param person whose acts those by this key are: a person that is nobody's and in no org
 * @param org the org's id
 * @param slug the org's short name
 */
public record ServiceKey(UUID id, UUID person, UUID org, String slug) {
  /** Checks that nothing is missing. */
  public ServiceKey {
    requireNonNull(id, "id must not be null");
    requireNonNull(person, "person must not be null");
    requireNonNull(org, "org must not be null");
    requireNonNull(slug, "slug must not be null");
  }
}
