package dev.roster.history;

import dev.roster.json.Json;
import dev.roster.person.PersonSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL of the audit's export. */
final class ExportTable {

  private static final int ROWS_AT_ONCE = 1_000;

  // An address only of who is in the org: of who left, and of platform admins who acted in it, it
  // is none of the org's business any more what address they have today.
  private static final String WHO =
      """
      (select %1$s from person p where p.id = e.%2$s) as %3$s_name,
      (select p.email from person p
        join membership m on m.person_id = p.id and m.org_id = e.chain
        where p.id = e.%2$s) as %3$s_email
      """;

  private ExportTable() {}

  /**
   * Streams the events of a chain, the oldest first: one statement with the names in it, of which
   * only a few rows are in memory.
   *
   * @param since from when on
   * @param upTo the last change of interest
   */
  static void stream(Handle sql, UUID chain, Instant since, long upTo, Consumer<ExportRow> taker) {
    sql.createQuery(
            """
            select e.version, e.n, e.at, e.person_id, e.account, e.door, e.action, e.target,
              e.target_id, e.about, e.before_values, e.after_values, e.personal_id, w.words, %s, %s
            from audit_event e force index (audit_event_at)
            left join audit_personal w on w.id = e.personal_id
            where e.chain = :chain and e.at >= :since and e.version <= :upTo
            order by e.at, e.version, e.n
            """
                .formatted(
                    WHO.formatted(PersonSql.NAME, "person_id", "by"),
                    WHO.formatted(PersonSql.NAME, "about", "about")))
        .bind("chain", chain)
        .bind("since", since)
        .bind("upTo", upTo)
        .setFetchSize(ROWS_AT_ONCE)
        .scanResultSet((rows, context) -> {
          try (var all = rows.get()) {
            while (all.next()) {
              taker.accept(row(all));
            }
            return true;
          }
        });
  }

  private static ExportRow row(ResultSet row) throws SQLException {
    @Nullable String words = row.getString("words");
    return new ExportRow(
        row.getLong("version"),
        row.getInt("n"),
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        who(row, "person_id", "by"),
        row.getString("account"),
        row.getString("door"),
        row.getString("action"),
        row.getString("target"),
        row.getString("target_id"),
        who(row, "about", "about"),
        row.getString("before_values"),
        row.getString("after_values"),
        words == null ? Map.of() : Json.readWords(words),
        words == null && row.getString("personal_id") != null);
  }

  private static ExportRow.Who who(ResultSet row, String id, String prefix) throws SQLException {
    return new ExportRow.Who(
        Optional.ofNullable(row.getString(id)),
        Optional.ofNullable(row.getString(prefix + "_name")),
        Optional.ofNullable(row.getString(prefix + "_email")));
  }
}
