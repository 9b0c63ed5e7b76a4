package dev.roster.audit;

import dev.roster.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** SQL of {@code audit_event} and {@code audit_personal}. */
final class AuditTable {

  private AuditTable() {}

  static void insert(Handle sql, List<AuditRow> rows, Function<AuditRow, byte[]> hash) {
    var batch =
        sql.prepareBatch(
            """
            insert into audit_event (chain, version, n, at, person_id, account, door, delivery,
              action, target, target_id, before_values, after_values, personal_id, personal_hash,
              prev_hash, hash)
            values (:chain, :version, :n, :at, :person, :account, :door, :delivery,
              :action, :target, :id, :before, :after, :personalId, :personalHash, :previous, :hash)
            """);
    for (AuditRow row : rows) {
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
          .bind("hash", hash.apply(row))
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
}
