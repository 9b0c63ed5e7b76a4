package dev.roster.org;

import static java.util.Objects.requireNonNull;

import dev.roster.access.PolicyKey;
import java.util.Optional;

/**
 * A policy key as it stands in an org.
 *
 * @param shipped the value of the org's scheme
 * @param own what the org decided for itself; absent where the scheme's value counts
 * @param decided the version of the org that decided it last; 0 when nobody ever did
 */
record PolicySetting(PolicyKey key, String shipped, Optional<String> own, long decided) {

  PolicySetting {
    requireNonNull(key, "key must not be null");
    requireNonNull(shipped, "shipped must not be null");
  }

  String inForce() {
    return own.orElse(shipped);
  }
}
