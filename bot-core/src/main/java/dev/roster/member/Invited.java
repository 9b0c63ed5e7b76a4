package dev.roster.member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Who is invited, by name: read from an index for each role, or for a team.
 *
 * @param roles of which role
 * @param team only who will be in that team
 */
record Invited(UUID org, List<String> roles, Optional<UUID> team, Instant now) implements RollPart {

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    if (roles.isEmpty()) {
      return Scan.of(List.of());
    }
    return Scan.of(rows(sql, edge, back, most));
  }

  private List<Found> rows(Handle sql, Optional<Found> edge, boolean back, int most) {
    String direction = back ? " desc" : "";
    String beyond =
        edge.isEmpty()
            ? ""
            : " and (i.sort_name %1$s :edge or (i.sort_name = :edge and i.id %1$s :edge_id))"
                .formatted(back ? "<" : ">");
    String streams =
        team.isPresent()
            ? stream("invitation_team_name", "i.team_id = :team", beyond, direction)
            : IntStream.range(0, roles.size())
                .mapToObj(
                    i -> stream("invitation_role_name", "i.role = :role" + i, beyond, direction))
                .collect(Collectors.joining(" union all "));
    var query =
        sql.createQuery(
                "select * from ("
                    + streams
                    + ") stream order by sort_name%1$s, id%1$s limit :most".formatted(direction))
            .bind("org", org)
            .bind("now", now)
            .bind("team", team.orElse(null))
            .bindList("roles", roles)
            .bind("edge", edge.map(Found::value).orElse(null))
            .bind("edge_id", edge.map(Found::id).orElse(null))
            .bind("most", most);
    for (int i = 0; i < roles.size(); i++) {
      query.bind("role" + i, roles.get(i));
    }
    return query
        .map((rs, context) -> {
          UUID id = UUID.fromString(rs.getString("id"));
          return new Found(true, id, "", rs.getString("sort_name"));
        })
        .list();
  }

  // The roles are asked for a team's too: of those that fit there are few without.
  private static String stream(String index, String which, String beyond, String direction) {
    return """
    (select i.id, i.sort_name from invitation i force index (%1$s)
     where i.org_id = :org and i.state = 'pending' and %2$s and i.role in (<roles>)
       and i.expires_at > :now%3$s
     order by i.sort_name%4$s, i.id%4$s limit :most)
    """
        .formatted(index, which, beyond, direction);
  }
}
