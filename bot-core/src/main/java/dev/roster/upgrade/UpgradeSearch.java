package dev.roster.upgrade;

import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.command.Scan.Candidate;
import dev.roster.upgrade.UpgradeRequest.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Finds the requests of an org by state, the newest first: ids are time-ordered, so the id alone is
 * the order. It reads one index from the edge of the page on, so that every page of every org costs
 * the same.
 *
 * <p>What has run out is expired at once and is stored so a little later ({@link Overdue}): of
 * those the {@value #OVERDUE} that ran out last are found as expired.
 *
 * @param of whose requests; absent for everybody's
 */
record UpgradeSearch(UUID org, Optional<UUID> of, Optional<State> state, Instant now) {

  private static final int OVERDUE = 1_000;

  /** A page beyond the cursor's edge. */
  Scan<UpgradeRequest> page(Handle sql, Cursor cursor, int size) {
    Scan<UUID> found =
        Scan.of(cursor, size, (edge, most) -> read(sql, cursor.isBackward(), edge, most));
    return new Scan<>(
        UpgradeTable.all(sql, found.rows()), found.previous(), found.next(), found.cut());
  }

  private List<Candidate<UUID>> read(
      Handle sql, boolean backward, Optional<String> edge, int most) {
    Query query =
        sql.createQuery(statement(backward, edge.isPresent()))
            .bind("org", org)
            .bind("person", of.orElse(null))
            .bind("state", state.map(State::word).orElse(null))
            .bind("now", now)
            .bind("edge", edge.orElse(null))
            .bind("most", most);
    // Which of them a statement asks for depends on the state and on who looks.
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return query
        .map((rs, context) ->
            new Candidate<>(
                rs.getString("id"), rs.getBoolean("fits"), UUID.fromString(rs.getString("id"))))
        .list();
  }

  private String statement(boolean backward, boolean beyond) {
    String edge = beyond ? " and r.id " + (backward ? ">" : "<") + " :edge" : "";
    String order = " order by r.id" + (backward ? "" : " desc") + " limit :most";
    if (of.isPresent()) {
      // One's own are few, whatever the org's size.
      return "select r.id, "
          + (state.isPresent()
              ? "(case when r.state = 'pending' and r.expires_at <= :now"
                  + " then 'expired' else r.state end) = :state"
              : "true")
          + " as fits from upgrade_request r force index (upgrade_request_of_person)"
          + " where r.org_id = :org and r.person_id = :person"
          + edge
          + order;
    }
    if (state.isEmpty()) {
      return "select r.id, true as fits from upgrade_request r force index (upgrade_request_newest)"
          + " where r.org_id = :org"
          + edge
          + order;
    }
    String stored =
        "select r.id, "
            + (state.get() == State.PENDING ? "r.expires_at > :now" : "true")
            + " as fits from upgrade_request r force index (upgrade_request_by_state)"
            + " where r.org_id = :org and r.state = :state"
            + edge
            + order;
    return state.get() == State.EXPIRED
        ? """
        select id, fits from ((%s) union all (
          select r.id, true as fits from (
            select l.id from upgrade_request l force index (upgrade_request_overdue_in)
            where l.org_id = :org and l.state = 'pending' and l.expires_at <= :now
            order by l.expires_at desc limit %d) r
          where true %s)) r %s
        """
            .formatted(stored, OVERDUE, edge, order)
        : stored;
  }
}
