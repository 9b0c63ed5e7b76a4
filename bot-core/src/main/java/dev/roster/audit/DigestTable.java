package dev.roster.audit;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** SQL of the digests: where chains end. */
final class DigestTable {

  private DigestTable() {}

  /** The version and hash at the end of each chain that changed lately, by its id. */
  static SortedMap<String, String> ends(Handle sql, Duration lately) {
    var ends = new TreeMap<String, String>();
    sql.createQuery(
            """
            select c.id,
              (select concat(e.version, ' ', lower(hex(e.hash))) from audit_event e
               where e.chain = c.id order by e.version desc, e.n desc limit 1) as chain_end
            from (select id from org
                  where changed_at >= current_timestamp(6) - interval :lately second
                  union all select cast('00000000-0000-0000-0000-000000000000' as uuid)) c
            """)
        .bind("lately", lately.toSeconds())
        .map((row, context) -> new String[] {row.getString("id"), row.getString("chain_end")})
        .forEach(row -> {
          if (row[1] != null) {
            ends.put(row[0], row[1]);
          }
        });
    return ends;
  }
}
