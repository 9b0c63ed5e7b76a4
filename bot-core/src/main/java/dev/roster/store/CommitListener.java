package dev.roster.store;

import dev.roster.audit.AuditEvent;
import java.util.List;
import java.util.UUID;

/**
 * Hears of the changes of orgs that this process made, before whoever asked for one gets the
 * answer. Other processes' changes are seen by the org's version only.
 */
@FunctionalInterface
public interface CommitListener {

  /**
   * A change of one org, committed or of unknown outcome.
   *
   * @param org which one; the platform's chain for what concerns people and no org
   * @param version the version that it gave to the org
   * @param events what it recorded
   */
  record Commit(UUID org, long version, List<AuditEvent> events) {
    /** Copies the events. */
    public Commit {
      events = List.copyOf(events);
    }
  }

  /** Must be quick and must not throw. */
  void committed(Commit commit);
}
