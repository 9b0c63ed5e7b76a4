package dev.roster.audit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
    return verify(sql, chain, List.of());
  }

  /**
   * The same, and whether the chain still holds what digests saw of it.
   *
   * @param signed how far it reached then; all of them count, since the next digest after a cut
   *     takes what is left for the end
   */
  public ChainReport verify(Handle sql, UUID chain, List<SignedEnd> signed) {
    var check = new ChainCheck(chain, new Seal(key));
    var versions = signed.stream().map(SignedEnd::version).collect(Collectors.toSet());
    var seen = new HashMap<Long, String>();
    var version =
        AuditTable.stream(
            sql,
            chain,
            row -> {
              if (versions.contains(row.number().version())) {
                seen.put(row.number().version(), AuditLog.hex(row.hash()));
              }
              return check.take(row);
            });
    ChainReport report = check.end(version);
    return signed.stream()
        .filter(end -> !report.isOfOtherKey() && !end.hash().equals(seen.get(end.version())))
        .min(Comparator.comparingLong(SignedEnd::version))
        .map(report::otherThanSigned)
        .orElse(report);
  }

  /**
   * Every chain there is: of orgs, deleted ones too, of the platform, and of orgs that are gone.
   */
  public List<UUID> chains(Handle sql) {
    return AuditTable.chains(sql);
  }
}
