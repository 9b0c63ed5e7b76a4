package dev.roster.team;

import static java.util.stream.Collectors.joining;

import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.command.Scan.Candidate;
import dev.roster.person.SearchWords;
import dev.roster.store.Likes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Finds the teams that somebody sees, by name; with words in the order of the word that fits, then
 * by name. Who sees all reads one index of the org from the edge of the page on; who sees their own
 * reads those.
 */
final class TeamSearch {

  private final Viewer viewer;
  private final Optional<Boolean> active;
  private final List<String> words;

  /**
   * What to look for.
   *
   * @param query words, of which each begins one of the team's name or short name; empty for all
   * @param active only active or only inactive ones
   */
  TeamSearch(Viewer viewer, String query, Optional<Boolean> active) {
    this.viewer = viewer;
    this.active = active;
    // The longest leads, as the one that fits the fewest.
    this.words =
        SearchWords.searched(query).stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** A page beyond the cursor's edge. */
  Scan<Team> page(Handle sql, Cursor cursor, int size) {
    Scan<UUID> found =
        Scan.of(cursor, size, (edge, most) -> read(sql, cursor.isBackward(), edge, most));
    return new Scan<>(
        TeamTable.all(sql, found.rows()), found.previous(), found.next(), found.cut());
  }

  /** The first so many. */
  List<Team> first(Handle sql, int most) {
    return page(sql, Cursor.FIRST, most).rows();
  }

  private boolean leads() {
    return viewer.seesAll() && !words.isEmpty();
  }

  private List<Candidate<UUID>> read(
      Handle sql, boolean backward, Optional<String> edge, int most) {
    String key = edge.orElse(" ");
    int blank = leads() ? key.indexOf(' ') : -1;
    Query query =
        sql.createQuery(source() + edge(edge, backward) + order(backward) + " limit :most")
            .bind("org", viewer.org())
            .bind("viewer", viewer.person())
            .bind("restoring", " " + String.join(" ", viewer.restoring()) + " ")
            .bind("status", active.map(wanted -> wanted ? "active" : "inactive").orElse(null))
            .bind("most", most)
            .bind("word", key.substring(0, Math.max(blank, 0)))
            .bind("name", key.substring(blank + 1));
    // Which of them a statement asks for depends on the viewer and the words.
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    for (int i = 0; i < words.size(); i++) {
      query.bind("start" + i, Likes.literal(words.get(i)) + "%");
    }
    return query
        .map((rs, context) ->
            new Candidate<>(
                (leads() ? rs.getString("word") + " " : "") + rs.getString("name_norm"),
                rs.getBoolean("fits"),
                UUID.fromString(rs.getString("id"))))
        .list();
  }

  private String source() {
    if (!viewer.seesAll()) {
      return """
      select t.id, t.name_norm, true as fits
      from membership m
      straight_join team_member tm on tm.membership_id = m.id
      straight_join team t on t.id = tm.team_id
      where m.org_id = :org and m.person_id = :viewer
        and (t.status = 'active' or locate(concat(' ', tm.role, ' '), :restoring) > 0)
      """
          + status()
          + others("t.id", 0);
    }
    if (words.isEmpty()) {
      return "select t.id, t.name_norm, true as fits from team t force index ("
          + (active.isPresent() ? "team_by_status" : "team_name")
          + ") where t.org_id = :org"
          + status();
    }
    // A team is found once, by the first of its words that fits, and only if the others fit too.
    return """
    select t.team_id as id, t.word, t.name_norm,
      not exists (select 1 from team_word s
        where s.team_id = t.team_id and s.word like :start0 and s.word < t.word)
      %s %s as fits
    from team_word t force index (team_word_any)
    where t.org_id = :org and t.word like :start0
    """
        .formatted(
            others("t.team_id", 1),
            active.isPresent()
                ? "and (select o.status = :status from team o where o.id = t.team_id)"
                : "");
  }

  private String status() {
    return active.isPresent() ? " and t.status = :status " : " ";
  }

  private String others(String team, int from) {
    return IntStream.range(from, words.size())
        .mapToObj(i ->
            " and exists (select 1 from team_word s where s.team_id = %s and s.word like :start%d) "
                .formatted(team, i))
        .collect(joining());
  }

  private String edge(Optional<String> edge, boolean backward) {
    String beyond = backward ? "<" : ">";
    if (edge.isEmpty()) {
      return "";
    }
    return leads()
        ? " and t.word %1$s= :word and (t.word %1$s :word or t.name_norm %1$s :name)"
            .formatted(beyond)
        : " and t.name_norm %s :name".formatted(beyond);
  }

  private String order(boolean backward) {
    String way = backward ? " desc" : "";
    return leads()
        ? " order by t.word" + way + ", t.name_norm" + way
        : " order by t.name_norm" + way;
  }
}
