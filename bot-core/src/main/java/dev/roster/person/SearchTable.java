package dev.roster.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * SQL of {@code member_word}: by which words the members of an org are found, and by which name
 * they are sorted.
 */
public final class SearchTable {

  private SearchTable() {}

  private record Entry(UUID org, UUID membership, String name, String sortName, String email) {}

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

  private static void write(Handle sql, String which, UUID id) {
    List<Entry> entries =
        sql.createQuery(
                "select m.org_id, m.id, m.sort_name, p.email_norm, "
                    + PersonSql.NAME
                    + " as name from membership m join person p on p.id = m.person_id where "
                    + which)
            .bind("id", id)
            .map((rs, context) ->
                new Entry(
                    UUID.fromString(rs.getString("org_id")),
                    UUID.fromString(rs.getString("id")),
                    rs.getString("name"),
                    rs.getString("sort_name"),
                    Optional.ofNullable(rs.getString("email_norm")).orElse("")))
            .list();
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
      Optional<String> email = Optional.of(entry.email()).filter(address -> !address.isEmpty());
      for (String word : SearchWords.of(entry.name(), email)) {
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

  /**
   * Writes the words of members who have none yet, such as those of before the words were kept.
   *
   * @param most how many at once
   * @return how many there were
   */
  public static int fill(Handle sql, int most) {
    List<UUID> without =
        sql.createQuery(
                """
                select m.id from membership m
                where not exists (select 1 from member_word w where w.membership_id = m.id)
                limit :most
                """)
            .bind("most", most)
            .mapTo(UUID.class)
            .list();
    without.forEach(membership -> add(sql, membership));
    return without.size();
  }
}
