package dev.roster.history;

import static java.util.Objects.requireNonNull;

import dev.roster.audit.AuditLog;
import java.util.UUID;

/**
 * A chain of the audit as whoever runs Roster names it.
 *
 * @param id the org's id, or {@link AuditLog#PLATFORM}
 * @param label the org's short name, with what else is worth knowing
 */
public record Chain(UUID id, String label) {

  /** Checks that nothing is missing. */
  public Chain {
    requireNonNull(id, "id must not be null");
    requireNonNull(label, "label must not be null");
  }
}
