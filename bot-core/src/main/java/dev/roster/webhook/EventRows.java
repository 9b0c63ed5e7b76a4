package dev.roster.webhook;

import dev.roster.audit.Actor;
import dev.roster.json.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads {@code audit_event} for what is sent: by its key, or since an instant by an index. */
final class EventRows {

  private static final String SELECT =
      """
      select e.version, e.n, e.at, e.person_id, e.account, e.door, e.delivery, e.action, e.target,
        e.target_id, e.about, e.before_values, e.after_values
      from audit_event e
      """;

  private static final RowMapper<EventRow> MAPPER =
      (rs, context) ->
          new EventRow(
              rs.getLong("version"),
              rs.getInt("n"),
              rs.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              new Actor(
                  Optional.ofNullable(rs.getString("person_id")).map(UUID::fromString),
                  rs.getString("account"),
                  rs.getString("door"),
                  rs.getString("delivery")),
              rs.getString("action"),
              rs.getString("target"),
              UUID.fromString(rs.getString("target_id")),
              Optional.ofNullable(rs.getString("about")).map(UUID::fromString),
              Json.readWords(rs.getString("before_values")),
              Json.readWords(rs.getString("after_values")));

  private EventRows() {}

  static Optional<EventRow> find(Handle sql, UUID org, long version, int n) {
    return sql.createQuery(SELECT + " where e.chain = :org and e.version = :version and e.n = :n")
        .bind("org", org)
        .bind("version", version)
        .bind("n", n)
        .map(MAPPER)
        .findOne();
  }

  /** The first ones since an instant, of changes before a version, in their order. */
  static List<EventRow> since(Handle sql, UUID org, Instant since, long before, int most) {
    return sql.createQuery(
            SELECT
                + """
                where e.chain = :org and e.version < :before
                  and e.version >= coalesce(
                    (select f.version from audit_event f force index (audit_event_at)
                      where f.chain = :org and f.at >= :since order by f.at, f.version limit 1),
                    :before)
                order by e.version, e.n
                limit :most
                """)
        .bind("org", org)
        .bind("since", since)
        .bind("before", before)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }
}
