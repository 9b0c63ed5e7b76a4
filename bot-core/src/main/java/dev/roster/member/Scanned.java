package dev.roster.member;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Members in the order of a driver, of whom each is asked whether the rest fits. After so many of
 * them looking stops for now.
 *
 * <p>The join is straight and by the primary key: where the database's statistics are of a time
 * when the org was small, it would read all of its members instead and look each up among the few
 * that the driver found.
 */
record Scanned(Driver.Ordered driver, Terms terms, Bounds bounds) implements RollPart {

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    if (terms.isInVain(sql)) {
      return Scan.of(List.of());
    }
    return bounds.scan(edge, most, (from, step) -> rows(sql, from, back, step));
  }

  private List<Bounds.Candidate> rows(Handle sql, Optional<Found> edge, boolean back, int step) {
    String direction = back ? " desc" : "";
    Query query =
        terms.bind(
            sql.createQuery(
                """
                select d.id, d.grouped, d.value, (%2$s%3$s) as fits
                from (%1$s) d
                straight_join membership m force index (primary) on m.id = d.id
                order by d.grouped%4$s, d.value%4$s, d.id%4$s
                """
                    .formatted(
                        driver.next(edge, back),
                        terms.fits(driver.words()),
                        driver.once(),
                        direction)));
    driver.bind(query);
    return query
        .bind("edge_group", edge.map(Found::group).orElse(null))
        .bind("edge", edge.map(Found::value).orElse(null))
        .bind("edge_id", edge.map(Found::id).orElse(null))
        .bind("step", step)
        .map((rs, context) ->
            new Bounds.Candidate(
                Found.member(rs.getString("id"), rs.getString("grouped"), rs.getString("value")),
                rs.getBoolean("fits")))
        .list();
  }
}
