package dev.roster.team;

import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.person.PersonSql;
import dev.roster.person.SearchWords;
import dev.roster.store.Likes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** SQL of {@code team_member} for whoever looks: a page of a team, and people to be offered. */
final class TeamPages {

  // Characters of an id, which ends a key.
  private static final int ID = 36;

  private TeamPages() {}

  /**
   * Somebody in a team, to be offered while typing.
   *
   * @param label their name and address
   * @param role their stored role
   */
  record Offered(UUID person, String label, boolean active, String role) {}

  /**
   * People in a team whose name or address has words that begin with those of the text, by name. In
   * a small team its people are looked through, in a large one those of the org whom the words fit:
   * at most {@value Scan#MOST} either way.
   */
  static List<Offered> starting(Handle sql, UUID team, String start, int most) {
    record Size(UUID org, boolean large) {}
    Size size =
        sql.createQuery("select org_id, members from team where id = :team")
            .bind("team", team)
            .map((rs, context) ->
                new Size(UUID.fromString(rs.getString("org_id")), rs.getInt("members") > Scan.MOST))
            .one();
    List<String> words = SearchWords.searched(start);
    String others =
        IntStream.range(0, words.size())
            .mapToObj(i ->
                " and exists (select 1 from member_word w where w.membership_id = tm.membership_id"
                    + " and w.word like :start%d)".formatted(i))
            .collect(Collectors.joining());
    String source =
        words.isEmpty() || !size.large()
            ? "team_member tm force index (team_member_by_name)"
            : """
            (select distinct membership_id from (
               select membership_id from member_word
               where org_id = :org and word like :start0
               order by org_id, word, sort_name, membership_id limit %d) w) found
            straight_join team_member tm on tm.membership_id = found.membership_id
            """
                .formatted(Scan.MOST);
    Query query =
        sql.createQuery(
                "select m.person_id, concat_ws(' · ', "
                    + PersonSql.NAME
                    + ", p.email) as label, m.status, tm.role from "
                    + source
                    + """
                    straight_join membership m on m.id = tm.membership_id
                    straight_join person p on p.id = m.person_id
                    where tm.team_id = :team
                    """
                    + others
                    + " order by tm.sort_name, tm.membership_id limit :most")
            .bind("team", team)
            .bind("org", size.org());
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    for (int i = 0; i < words.size(); i++) {
      query.bind("start" + i, Likes.literal(words.get(i)) + "%");
    }
    return query
        .bind("most", most)
        .map((rs, context) ->
            new Offered(
                UUID.fromString(rs.getString("person_id")),
                rs.getString("label"),
                rs.getString("status").equals("active"),
                rs.getString("role")))
        .list();
  }

  /**
   * One line of a team's card.
   *
   * @param key its place in the order
   * @param person whose it is
   * @param role the stored role; means nothing where teams are flat
   */
  record Line(
      String key,
      UUID person,
      String name,
      Optional<String> email,
      boolean active,
      String role,
      Instant since) {}

  /** A page of who is in a team, by name; by keyset, nearest to the edge first. */
  static List<Line> page(Handle sql, UUID team, Cursor cursor, int most) {
    String way = cursor.isBackward() ? "<" : ">";
    String edge =
        cursor.edge().isEmpty()
            ? ""
            : " and tm.sort_name %1$s= :name and (tm.sort_name %1$s :name or tm.membership_id %1$s :id)"
                .formatted(way);
    String key = cursor.edge().filter(one -> one.length() > ID).orElse(" ".repeat(ID + 1));
    int blank = key.length() - ID - 1;
    String order = cursor.isBackward() ? " desc" : "";
    Query query =
        sql.createQuery(
                "select concat(tm.sort_name, ' ', tm.membership_id) as line_key, m.person_id, "
                    + PersonSql.NAME
                    + """
                     as name, p.email, m.status, tm.role, tm.joined_at
                    from team_member tm force index (team_member_by_name)
                    straight_join membership m on m.id = tm.membership_id
                    straight_join person p on p.id = m.person_id
                    where tm.team_id = :team
                    """
                    + edge
                    + " order by tm.sort_name%1$s, tm.membership_id%1$s limit :most"
                        .formatted(order))
            .bind("team", team);
    if (!edge.isEmpty()) {
      query.bind("name", key.substring(0, blank)).bind("id", key.substring(blank + 1));
    }
    return query
        .bind("most", most)
        .map((rs, context) ->
            new Line(
                rs.getString("line_key"),
                UUID.fromString(rs.getString("person_id")),
                rs.getString("name"),
                Optional.ofNullable(rs.getString("email")),
                rs.getString("status").equals("active"),
                rs.getString("role"),
                rs.getObject("joined_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }
}
