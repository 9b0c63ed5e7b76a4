package dev.roster.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Members in the order of a driver, of whom each is asked whether the rest fits. After so many of
 * them looking stops for now.
 */
record Scanned(Driver.Ordered driver, Terms terms, Bounds bounds) implements RollPart {

  private record Row(Found found, boolean fits) {}

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    if (terms.isInVain(sql)) {
      return Scan.of(List.of());
    }
    var found = new ArrayList<Found>();
    Optional<Found> from = edge;
    for (int step : bounds.steps(most)) {
      List<Row> rows = rows(sql, from, back, step);
      for (Row row : rows) {
        if (row.fits()) {
          found.add(row.found());
        }
        if (found.size() == most) {
          return Scan.of(found);
        }
      }
      if (rows.size() < step) {
        return Scan.of(found);
      }
      from = Optional.of(rows.getLast().found());
    }
    return new Scan(found, from);
  }

  private List<Row> rows(Handle sql, Optional<Found> edge, boolean back, int step) {
    String direction = back ? " desc" : "";
    Query query =
        terms.bind(
            sql.createQuery(
                """
                select d.id, d.grouped, d.value, (%2$s%3$s) as fits
                from (%1$s) d
                join membership m on m.id = d.id
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
            new Row(
                Found.member(rs.getString("id"), rs.getString("grouped"), rs.getString("value")),
                rs.getBoolean("fits")))
        .list();
  }
}
