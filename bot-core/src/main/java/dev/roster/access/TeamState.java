package dev.roster.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A team as far as rights depend on it.
 *
 * @param id its id
 * @param slug its short name, to name commands with
 * @param name its name, fit for a sentence
 * @param active whether it is in use (C46)
 * @param owned whether somebody owns it; false for flat teams, and where the scheme became one with
 *     team roles later (X32)
 */
public record TeamState(UUID id, String slug, String name, boolean active, boolean owned) {

  /** Checks that nothing is missing. */
  public TeamState {
    requireNonNull(id, "id must not be null");
    requireNonNull(slug, "slug must not be null");
    requireNonNull(name, "name must not be null");
  }
}
