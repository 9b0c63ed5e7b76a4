package dev.roster.audit;

import static java.util.Objects.requireNonNull;

/**
 * How far a chain reached when a digest was signed.
 *
 * @param at when, as ISO writes it
 * @param version of its last event
 * @param hash of its last event, in hexadecimal
 */
public record SignedEnd(String at, long version, String hash) {

  /** Checks that nothing is missing. */
  public SignedEnd {
    requireNonNull(at, "at must not be null");
    requireNonNull(hash, "hash must not be null");
  }
}
