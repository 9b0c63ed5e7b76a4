package dev.roster.testing;

import dev.roster.audit.AuditVerifier;
import dev.roster.audit.ChainReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** The chains of a test database's audit, looked through once as long as they are the same. */
final class WholeChains {

  private WholeChains() {}

  /** What identifies the rows of each chain, to the byte: another sum is another history. */
  private static final String SUMS =
      """
      select e.chain, count(*), coalesce(o.version, ''), coalesce(c.version, ''),
        bit_xor(crc32(concat_ws('|', e.version, e.n, e.at, e.person_id, e.account, e.door,
          e.delivery, e.action, e.target, e.target_id, cast(e.before_values as binary), cast(e.after_values as binary),
          e.personal_id, e.personal_hash, e.prev_hash, e.hash, cast(p.words as binary), p.salt)))
      from audit_event e
      left join audit_personal p on p.id = e.personal_id
      left join org o on o.id = e.chain
      left join platform_chain c on e.chain = '00000000-0000-0000-0000-000000000000'
      group by e.chain
      """;

  /**
   * The same as {@link Invariants#brokenChains}; of those that were whole before and are the same
   * to the byte it asks no more, since a class looks after each of its tests and the chains of all
   * are there.
   */
  static List<String> brokenSince(TestDatabase database, byte[] auditKey) {
    var verifier = new AuditVerifier(auditKey);
    var sums = new HashMap<UUID, String>();
    for (String row : database.rows(SUMS)) {
      sums.put(UUID.fromString(row.substring(0, 36)), Arrays.hashCode(auditKey) + row);
    }
    var broken = new ArrayList<String>();
    database
        .databases()
        .read(sql -> {
          for (UUID chain : verifier.chains(sql)) {
            String sum = sums.getOrDefault(chain, "");
            if (sum.isEmpty() || !sum.equals(database.whole().get(chain))) {
              ChainReport report = verifier.verify(sql, chain);
              if (report.isWhole()) {
                database.whole().put(chain, sum);
              } else {
                broken.add("the chain " + report.chain() + ": " + report.faults());
              }
            }
          }
          return broken;
        });
    return broken;
  }
}
