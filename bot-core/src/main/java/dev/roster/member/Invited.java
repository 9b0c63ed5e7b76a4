package dev.roster.member;

import dev.roster.person.SearchWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Who is invited, by name: read from an index for each role, or for a team. The words of a search
 * are compared with so many of them, and then looking stops for now.
 *
 * @param roles of which role
 * @param team only who will be in that team
 * @param words of which each begins a word of the name or address; none for anybody
 */
record Invited(
    UUID org,
    List<String> roles,
    Optional<UUID> team,
    List<String> words,
    Instant now,
    Bounds bounds)
    implements RollPart {

  private record Row(Found found, String name, Optional<String> email) {}

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    if (roles.isEmpty()) {
      return Scan.of(List.of());
    }
    var found = new ArrayList<Found>();
    Optional<Found> from = edge;
    for (int step : words.isEmpty() ? new int[] {most} : bounds.steps(most)) {
      List<Row> rows = rows(sql, from, back, step);
      for (Row row : rows) {
        if (fits(row)) {
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
    return new Scan(found, words.isEmpty() ? Optional.empty() : from);
  }

  private boolean fits(Row row) {
    if (words.isEmpty()) {
      return true;
    }
    Set<String> stored = SearchWords.of(row.name(), row.email());
    return words.stream()
        .allMatch(word -> stored.stream().anyMatch(known -> known.startsWith(word)));
  }

  private List<Row> rows(Handle sql, Optional<Found> edge, boolean back, int most) {
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
          return new Row(
              new Found(true, id, "", rs.getString("sort_name")),
              Optional.ofNullable(rs.getString("name")).orElse(""),
              Optional.ofNullable(rs.getString("email_norm")));
        })
        .list();
  }

  // The roles are asked for a team's too: of those that fit there are few without.
  private static String stream(String index, String which, String beyond, String direction) {
    return """
    (select i.id, i.sort_name, i.name, i.email_norm from invitation i force index (%1$s)
     where i.org_id = :org and i.state = 'pending' and %2$s and i.role in (<roles>)
       and i.expires_at > :now%3$s
     order by i.sort_name%4$s, i.id%4$s limit :most)
    """
        .formatted(index, which, beyond, direction);
  }
}
