package dev.roster.check;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a key that works is good for (RFC 7662, 2.2).
 *
 * @param org the org's short name
 * @param code what people call the key, such as {@code k-7k2m}
 * @param person for whom it speaks; of a service key a person that is nobody's
 * @param service whether it acts for the whole org
 * @param permissions what its owner may do now, by the contract's words
 * @param issuedAt when it was made
 * @param expiresAt from when on it does not work; empty for never
 */
public record Introspection(
    String org,
    String code,
    UUID person,
    boolean service,
    List<String> permissions,
    Instant issuedAt,
    Optional<Instant> expiresAt) {

  /** Copies the permissions. */
  public Introspection {
    requireNonNull(org, "org must not be null");
    requireNonNull(code, "code must not be null");
    permissions = List.copyOf(permissions);
  }
}
