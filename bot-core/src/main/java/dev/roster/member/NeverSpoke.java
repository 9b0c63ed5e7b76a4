package dev.roster.member;

import dev.roster.member.Tally.Facet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The members who never spoke of the org (B22), in the order of their memberships' ids. */
record NeverSpoke(UUID org, List<Facet> facets) implements RollPart {

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    if (facets.isEmpty()) {
      return Scan.of(List.of());
    }
    String beyond = edge.isEmpty() ? "" : back ? " and m.id < :edge_id" : " and m.id > :edge_id";
    String direction = back ? " desc" : "";
    String streams =
        IntStream.range(0, facets.size())
            .mapToObj(i ->
                """
                (select m.id from membership m force index (membership_facet_active)
                 where m.org_id = :org and m.role = :role%1$d and m.status = :status%1$d
                   and m.tier = :tier%1$d and m.last_active_at is null%2$s
                 order by m.id%3$s limit :most)
                """
                    .formatted(i, beyond, direction))
            .collect(Collectors.joining(" union all "));
    var query =
        sql.createQuery(
                "select id from (" + streams + ") stream order by id" + direction + " limit :most")
            .bind("org", org)
            .bind("edge_id", edge.map(Found::id).orElse(null))
            .bind("most", most);
    for (int i = 0; i < facets.size(); i++) {
      query
          .bind("role" + i, facets.get(i).role())
          .bind("status" + i, facets.get(i).status())
          .bind("tier" + i, facets.get(i).tier());
    }
    return Scan.of(query.map((rs, context) -> Found.member(rs.getString("id"), "", "")).list());
  }
}
