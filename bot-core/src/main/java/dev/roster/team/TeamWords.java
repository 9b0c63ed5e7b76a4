package dev.roster.team;

import dev.roster.person.SearchWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code team_word}: by which words an org's teams are found. */
final class TeamWords {

  private TeamWords() {}

  private record Entry(UUID id, Set<String> words) {}

  /** Writes the words of a team that was made or renamed. */
  static void write(Handle sql, UUID team, String name, String slug) {
    sql.createUpdate("delete from team_word where team_id = :team").bind("team", team).execute();
    write(sql, List.of(new Entry(team, words(name, slug))));
  }

  private static Set<String> words(String name, String slug) {
    return SearchWords.of(name + " " + slug, Optional.empty());
  }

  /**
   * Writes the words of teams that have none yet, such as those of before the words were kept.
   *
   * @param after where a call before ended; empty for the first
   * @param most how many teams are looked at
   * @return where to go on; empty when there are no more
   */
  static Optional<UUID> fill(Handle sql, Optional<UUID> after, int most) {
    record Looked(Entry entry, boolean has) {}
    List<Looked> looked =
        sql.createQuery(
                """
                select t.id, t.name, t.slug,
                  exists (select 1 from team_word w where w.team_id = t.id) as has
                from team t
                where t.id > :after
                order by t.id
                limit :most
                """)
            .bind("after", after.orElse(new UUID(0, 0)))
            .bind("most", most)
            .map((rs, context) ->
                new Looked(
                    new Entry(
                        UUID.fromString(rs.getString("id")),
                        words(rs.getString("name"), rs.getString("slug"))),
                    rs.getBoolean("has")))
            .list();
    write(sql, looked.stream().filter(one -> !one.has()).map(Looked::entry).toList());
    return looked.size() < most ? Optional.empty() : Optional.of(looked.getLast().entry().id());
  }

  private static void write(Handle sql, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var batch =
        sql.prepareBatch(
            """
            insert ignore into team_word (team_id, word, org_id, name_norm)
            select id, :word, org_id, name_norm from team where id = :id
            """);
    for (Entry entry : entries) {
      entry.words().forEach(word -> batch.bind("word", word).bind("id", entry.id()).add());
    }
    batch.execute();
  }
}
