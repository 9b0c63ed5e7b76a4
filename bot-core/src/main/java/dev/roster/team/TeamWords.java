package dev.roster.team;

import dev.roster.person.SearchWords;
import dev.roster.store.Backfill;
import dev.roster.store.WordsOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL of {@code team_word}: by which words an org's teams are found. */
final class TeamWords {

  private TeamWords() {}

  /** Writes the words of a team that was made or renamed. */
  static void write(Handle sql, UUID team, String name, String slug) {
    sql.createUpdate("delete from team_word where team_id = :team").bind("team", team).execute();
    write(sql, Map.of(team, words(name, slug)));
  }

  private static Set<String> words(String name, String slug) {
    return SearchWords.of(name + " " + slug, Optional.empty());
  }

  /** The words of teams of before they were kept. */
  static Backfill backfill() {
    return new Backfill("team", "team_word", "team_id", new Missing());
  }

  private static final class Missing implements Backfill.Words {

    @Override
    public Map<UUID, Set<String>> of(Handle sql, List<UUID> rows) {
      return sql
          .createQuery("select id, name, slug from team where id in (<rows>) lock in share mode")
          .bindList("rows", rows)
          .map((rs, context) ->
              Map.entry(
                  UUID.fromString(rs.getString("id")),
                  words(rs.getString("name"), rs.getString("slug"))))
          .stream()
          .filter(one -> !one.getValue().isEmpty())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void write(Handle sql, Map<UUID, Set<String>> words) {
      TeamWords.write(sql, words);
    }
  }

  private static void write(Handle sql, Map<UUID, Set<String>> words) {
    sql.createUpdate(
            """
            insert ignore into team_word (team_id, word, org_id, name_norm)
            select t.id, w.word, t.org_id, t.name_norm from %s straight_join team t on t.id = w.id
            """
                .formatted(WordsOf.TABLE))
        .bind("words", WordsOf.rows(words))
        .execute();
  }
}
