package dev.roster.member;

import dev.roster.store.Likes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Who is invited and found by a search: in the order of the word that fits, then the newest first,
 * as {@code invite list} has them. Each is asked whether the rest fits; after so many looking stops
 * for now.
 *
 * @param roles of which role
 * @param team only who will be in that team
 * @param words of which each begins a word of the name or address; the first leads
 */
record InvitedByWord(
    UUID org,
    List<String> roles,
    Optional<UUID> team,
    List<String> words,
    Instant now,
    Bounds bounds)
    implements RollPart {

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    if (roles.isEmpty() || isInVain(sql)) {
      return Scan.of(List.of());
    }
    return bounds.scan(edge, most, (from, step) -> rows(sql, from, back, step));
  }

  private boolean isInVain(Handle sql) {
    return words.size() > 1
        && words.stream()
            .anyMatch(word ->
                sql.createQuery(
                        "select 1 from invitation_word w force index (invitation_word_state)"
                            + " where w.org_id = :org and w.state = 'pending' and w.word like :word"
                            + " limit 1")
                    .bind("org", org)
                    .bind("word", Likes.literal(word) + "%")
                    .mapTo(Integer.class)
                    .findOne()
                    .isEmpty());
  }

  private List<Bounds.Candidate> rows(Handle sql, Optional<Found> edge, boolean back, int step) {
    Query query =
        sql.createQuery(statement(edge.isPresent(), back))
            .bind("org", org)
            .bind("now", now)
            .bindList("roles", roles)
            .bind("step", step);
    team.ifPresent(id -> query.bind("team", id));
    edge.ifPresent(at -> query.bind("edge", at.group()).bind("edge_id", at.id()));
    for (int i = 0; i < words.size(); i++) {
      query.bind("word" + i, Likes.literal(words.get(i)) + "%");
    }
    return query
        .map((rs, context) ->
            new Bounds.Candidate(
                new Found(true, UUID.fromString(rs.getString("id")), rs.getString("word"), ""),
                rs.getBoolean("fits")))
        .list();
  }

  // The words are counted for what Terms says of it; the join is straight, since MariaDB would
  // begin with everybody who is invited.
  private String statement(boolean beyond, boolean back) {
    String edge =
        !beyond
            ? ""
            : back
                ? " and w.word <= :edge and (w.word < :edge or w.invitation_id > :edge_id)"
                : " and w.word >= :edge and (w.word > :edge or w.invitation_id < :edge_id)";
    String others =
        IntStream.range(1, words.size())
            .mapToObj(i ->
                " and (select count(*) from invitation_word x force index (primary)"
                    + " where x.invitation_id = d.id and x.word like :word%d) > 0".formatted(i))
            .collect(Collectors.joining());
    return """
    select d.id, d.word,
      (i.expires_at > :now and i.role in (<roles>)%1$s%2$s
        and (select count(*) from invitation_word e force index (primary)
          where e.invitation_id = d.id and e.word like :word0 and e.word < d.word) = 0) as fits
    from (
      select w.invitation_id as id, w.word
      from invitation_word w force index (invitation_word_state)
      where w.org_id = :org and w.state = 'pending' and w.word like :word0%3$s
      order by w.word%4$s, w.invitation_id%5$s limit :step) d
    straight_join invitation i force index (primary) on i.id = d.id
    order by d.word%4$s, d.id%5$s
    """
        .formatted(
            team.isPresent() ? " and i.team_id = :team" : "",
            others,
            edge,
            back ? " desc" : "",
            back ? "" : " desc");
  }
}
