package dev.roster.audit;

import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * Recomputes chains from their rows and finds what was altered, removed or inserted. A chain is
 * streamed: any length takes the same memory, and nothing is locked. Safe for any number of
 * threads.
 */
public final class AuditVerifier {

  private final SecretKeySpec key;

  /** Takes the key of {@link AuditLog}. */
  public AuditVerifier(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Checks one chain as it stands at this instant.
   *
   * @param sql a connection that has no transaction open
   */
  public ChainReport verify(Handle sql, UUID chain) {
    var check = new ChainCheck(chain, new Seal(key));
    var version = AuditTable.stream(sql, chain, check::take);
    return check.end(version);
  }

  /**
   * Every chain there is: of orgs, deleted ones too, of the platform, and of orgs that are gone.
   */
  public List<UUID> chains(Handle sql) {
    return AuditTable.chains(sql);
  }
}
