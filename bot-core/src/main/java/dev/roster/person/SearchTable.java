package dev.roster.person;

import dev.roster.store.Backfill;
import dev.roster.store.WordsOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * SQL of {@code member_word}: by which words the members of an org are found, and by which name
 * they are sorted.
 */
public final class SearchTable {

  private SearchTable() {}

  private static final String SELECT =
      "select m.id, p.email_norm, "
          + PersonSql.NAME
          + " as name from membership m join person p on p.id = m.person_id where ";

  /**
   * Writes the words and the name to sort by of a person's memberships anew, after any change of
   * their name or address.
   */
  public static void refresh(Handle sql, UUID person) {
    sql.createUpdate(
            """
            update person p
            join membership m on m.person_id = p.id
            left join team_member tm on tm.membership_id = m.id
            set m.sort_name = p.sort_name, tm.sort_name = p.sort_name
            where p.id = :person
            """)
        .bind("person", person)
        .execute();
    sql.createUpdate(
            """
            delete w from member_word w
            join membership m on m.id = w.membership_id
            where m.person_id = :person
            """)
        .bind("person", person)
        .execute();
    write(sql, "m.person_id = :id", person);
  }

  /** Writes the words of a new membership. */
  public static void add(Handle sql, UUID membership) {
    write(sql, "m.id = :id", membership);
  }

  /** The words of members of before they were kept. */
  public static Backfill backfill() {
    return new Backfill("membership", "member_word", "membership_id", new Missing());
  }

  private static final class Missing implements Backfill.Words {

    @Override
    public Map<UUID, Set<String>> of(Handle sql, List<UUID> rows) {
      return wordsOf(
          sql.createQuery(SELECT + "m.id in (<rows>) lock in share mode").bindList("rows", rows));
    }

    @Override
    public void write(Handle sql, Map<UUID, Set<String>> words) {
      SearchTable.write(sql, words);
    }
  }

  private static Map<UUID, Set<String>> wordsOf(Query query) {
    return query
        .map((rs, context) ->
            Map.entry(
                UUID.fromString(rs.getString("id")),
                SearchWords.of(
                    rs.getString("name"),
                    Optional.ofNullable(rs.getString("email_norm"))
                        .filter(address -> !address.isEmpty()))))
        .stream()
        .filter(one -> !one.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void write(Handle sql, String which, UUID id) {
    Map<UUID, Set<String>> words = wordsOf(sql.createQuery(SELECT + which).bind("id", id));
    if (!words.isEmpty()) {
      write(sql, words);
    }
  }

  private static void write(Handle sql, Map<UUID, Set<String>> words) {
    sql.createUpdate(
            """
            insert ignore into member_word (org_id, word, sort_name, membership_id)
            select m.org_id, w.word, m.sort_name, m.id
            from %s straight_join membership m on m.id = w.id
            """
                .formatted(WordsOf.TABLE))
        .bind("words", WordsOf.rows(words))
        .execute();
  }
}
