package dev.roster.audit;

import dev.roster.json.Json;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code audit_event} and {@code audit_personal}. */
final class AuditTable {

  private static final int ROWS_AT_ONCE = 1_000;

  private AuditTable() {}

  /** A row with its HMAC. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this package
  record Sealed(AuditRow row, byte[] hash) {}

  static void insert(Handle sql, List<Sealed> rows) {
    var batch =
        sql.prepareBatch(
            """
            insert into audit_event (chain, version, n, at, person_id, account, door, delivery,
              action, target, target_id, before_values, after_values, personal_id, personal_hash,
              prev_hash, hash)
            values (:chain, :version, :n, :at, :person, :account, :door, :delivery,
              :action, :target, :id, :before, :after, :personalId, :personalHash, :previous, :hash)
            """);
    for (Sealed sealed : rows) {
      AuditRow row = sealed.row();
      batch
          .bind("chain", row.chain())
          .bind("version", row.version())
          .bind("n", row.n())
          .bind("at", row.at())
          .bind("person", row.actor().person().orElse(null))
          .bind("account", row.actor().account())
          .bind("door", row.actor().door())
          .bind("delivery", row.actor().key())
          .bind("action", row.event().action())
          .bind("target", row.event().target())
          .bind("id", row.event().id())
          .bind("before", Json.write(row.event().before()))
          .bind("after", Json.write(row.event().after()))
          .bind("personalId", row.personalId())
          .bind("personalHash", row.personalHash())
          .bind("previous", row.previous())
          .bind("hash", sealed.hash())
          .add();
    }
    batch.execute();
  }

  static void insertPersonal(Handle sql, UUID id, byte[] salt, String words) {
    sql.createUpdate("insert into audit_personal (id, salt, words) values (:id, :salt, :words)")
        .bind("id", id)
        .bind("salt", salt)
        .bind("words", words)
        .execute();
  }

  /** Takes the rows of a chain, in order, until it has enough. */
  @FunctionalInterface
  interface RowTaker {
    /** Takes one; whether it wants more. */
    boolean take(StoredRow row);
  }

  /**
   * Streams a chain with what is left of its erasable words. One statement, so one snapshot: the
   * version and the rows belong together, whatever is committed meanwhile, and nothing is locked.
   *
   * @return the version that the chain's org has; empty when there is no such org
   */
  static OptionalLong stream(Handle sql, UUID chain, RowTaker taker) {
    String head =
        chain.equals(AuditLog.PLATFORM)
            ? "select version from platform_chain where id = 0 and :chain is not null"
            : "select max(version) as version from org where id = :chain";
    return sql.createQuery(
            """
            select o.version as head, e.version, e.n, e.at, e.person_id, e.account, e.door,
              e.delivery, e.action, e.target, e.target_id, e.before_values, e.after_values,
              e.personal_id, e.personal_hash, e.prev_hash, e.hash, p.salt, p.words
            from (%s) o
            left join audit_event e force index (primary) on e.chain = :chain
            left join audit_personal p on p.id = e.personal_id
            order by e.version, e.n
            """
                .formatted(head))
        .bind("chain", chain)
        .setFetchSize(ROWS_AT_ONCE)
        .scanResultSet((rows, context) -> {
          try (var all = rows.get()) {
            var known = OptionalLong.empty();
            for (boolean more = true; more && all.next(); ) {
              long head0 = all.getLong("head");
              known = all.wasNull() ? OptionalLong.empty() : OptionalLong.of(head0);
              more = all.getString("version") != null && taker.take(StoredRow.read(chain, all));
            }
            return known;
          }
        });
  }

  /** The chain of each org, of the platform, and those whose org is gone. */
  static List<UUID> chains(Handle sql) {
    // INVARIANT: the distinct chains are read by hopping over the primary key, not by reading it.
    return sql.createQuery(
            """
            select id from org
            union select '00000000-0000-0000-0000-000000000000'
            union select distinct chain from audit_event
            order by 1
            """)
        .mapTo(UUID.class)
        .list();
  }
}
