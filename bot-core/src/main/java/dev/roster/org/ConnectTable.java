package dev.roster.org;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code connect_code}. */
final class ConnectTable {

  /**
   * A code that can be used.
   *
   * @param org what it connects
   * @param madeBy who made it
   */
  record Usable(UUID org, UUID madeBy) {}

  private ConnectTable() {}

  /** Stores a new code of an org; one that was not used yet is dead. */
  static void replace(Handle sql, byte[] hash, UUID org, UUID by, Instant now, Instant expires) {
    sql.createUpdate("delete from connect_code where org_id = :org and used_at is null")
        .bind("org", org)
        .execute();
    sql.createUpdate(
            """
            insert into connect_code (hash, org_id, made_by, created_at, expires_at)
            values (:hash, :org, :by, :now, :expires)
            """)
        .bind("hash", hash)
        .bind("org", org)
        .bind("by", by)
        .bind("now", now)
        .bind("expires", expires)
        .execute();
  }

  static Optional<Usable> find(Handle sql, byte[] hash, Instant now) {
    return sql.createQuery(
            """
            select org_id, made_by from connect_code
            where hash = :hash and used_at is null and expires_at > :now
            """)
        .bind("hash", hash)
        .bind("now", now)
        .map((rs, context) ->
            new Usable(
                UUID.fromString(rs.getString("org_id")), UUID.fromString(rs.getString("made_by"))))
        .findOne();
  }

  static void use(Handle sql, byte[] hash, Instant now) {
    sql.createUpdate("update connect_code set used_at = :now where hash = :hash")
        .bind("now", now)
        .bind("hash", hash)
        .execute();
  }

  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from connect_code where created_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
