package dev.roster.person;

import dev.roster.store.Backfill;
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
      "select m.org_id, m.id, m.sort_name, p.email_norm, "
          + PersonSql.NAME
          + " as name from membership m join person p on p.id = m.person_id where ";

  private record Entry(UUID org, UUID membership, String sortName, Set<String> words) {}

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
      return entries(
              sql.createQuery(SELECT + "m.id in (<rows>) lock in share mode")
                  .bindList("rows", rows))
          .stream()
          .filter(entry -> !entry.words().isEmpty())
          .collect(Collectors.toMap(Entry::membership, Entry::words));
    }

    @Override
    public void write(Handle sql, Map<UUID, Set<String>> words) {
      var batch =
          sql.prepareBatch(
              """
              insert ignore into member_word (org_id, word, sort_name, membership_id)
              select org_id, :word, sort_name, id from membership where id = :id
              """);
      words.forEach(
          (id, its) -> its.forEach(word -> batch.bind("word", word).bind("id", id).add()));
      batch.execute();
    }
  }

  private static List<Entry> entries(Query query) {
    return query
        .map((rs, context) ->
            new Entry(
                UUID.fromString(rs.getString("org_id")),
                UUID.fromString(rs.getString("id")),
                rs.getString("sort_name"),
                SearchWords.of(
                    rs.getString("name"),
                    Optional.ofNullable(rs.getString("email_norm"))
                        .filter(address -> !address.isEmpty()))))
        .list();
  }

  private static void write(Handle sql, String which, UUID id) {
    List<Entry> entries = entries(sql.createQuery(SELECT + which).bind("id", id));
    if (entries.isEmpty()) {
      return;
    }
    var batch =
        sql.prepareBatch(
            """
            insert into member_word (org_id, word, sort_name, membership_id)
            values (:org, :word, :sort, :membership)
            """);
    for (Entry entry : entries) {
      for (String word : entry.words()) {
        batch
            .bind("org", entry.org())
            .bind("word", word)
            .bind("sort", entry.sortName())
            .bind("membership", entry.membership())
            .add();
      }
    }
    batch.execute();
  }
}
