package dev.roster.apikey;

import dev.roster.command.Cursor;
import dev.roster.command.Page;
import dev.roster.person.PersonSql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Finds somebody's keys in an org, the newest first, with the org's own among them where that is
 * asked for. It reads one or two indexes from the edge of the page on.
 *
 * @param of whose keys
 * @param service whether those of the org are among them
 */
record KeySearch(UUID org, UUID of, boolean service) {

  private static final int LOOKED_AT = 200;

  /** A key with what a list shows beside it. */
  record Found(ApiKey key, String owner) {}

  /** A page beyond the cursor's edge; keys are known by their ids. */
  Page<Found> page(Handle sql, Cursor cursor, int size) {
    boolean back = cursor.isBackward();
    String edge = cursor.edge().isPresent() ? " and k.id " + (back ? ">" : "<") + " :edge" : "";
    String order = " order by k.id" + (back ? "" : " desc") + " limit :most";
    String own =
        "(select k.id from api_key k force index (api_key_of_person)"
            + " where k.org_id = :org and k.person_id = :of"
            + edge
            + order
            + ")";
    String ofOrg =
        " union all (select k.id from api_key k force index (api_key_of_origin)"
            + " where k.org_id = :org and k.origin = 'service'"
            + edge
            + order
            + ")";
    Query query =
        sql.createQuery(
                "select k.*, "
                    + PersonSql.NAME
                    + " as owner from ("
                    + own
                    + (service ? ofOrg : "")
                    + ") f join api_key k on k.id = f.id join person p on p.id = k.person_id"
                    + order)
            .bind("org", org)
            .bind("of", of)
            .bind("edge", cursor.edge().orElse(null))
            .bind("most", size + 1);
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    List<Found> read =
        query
            .map(
                (rs, context) -> new Found(KeyTable.MAPPER.map(rs, context), rs.getString("owner")))
            .list();
    return Page.of(cursor, read, size);
  }

  /**
   * A key that works, with who owns it and their role.
   *
   * @param role the owner's; empty for a service key, and for whoever is not in the org
   */
  record Offered(ApiKey key, String owner, Optional<String> role) {}

  /** Those of an org's newest keys that are neither revoked nor over, for completion. */
  static List<Offered> newest(Handle sql, UUID org, Instant now) {
    return sql.createQuery(
            "select k.*, "
                + PersonSql.NAME
                + " as owner, m.role from (select id from api_key force index (api_key_newest)"
                + " where org_id = :org order by id desc limit :most) f"
                + " join api_key k on k.id = f.id join person p on p.id = k.person_id"
                + " left join membership m on m.org_id = k.org_id and m.person_id = k.person_id"
                + " where "
                + KeyTable.OPEN
                + " order by k.id desc")
        .bind("org", org)
        .bind("now", now)
        .bind("most", LOOKED_AT)
        .map((rs, context) ->
            new Offered(
                KeyTable.MAPPER.map(rs, context),
                rs.getString("owner"),
                Optional.ofNullable(rs.getString("role"))))
        .list();
  }
}
