package dev.roster.member;

import dev.roster.person.SearchWords;
import dev.roster.store.Likes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What is asked of each member of a list beside its order, as conditions over {@code membership m}.
 *
 * @param words of a search, the one that fits fewest first; none for no search
 */
record Terms(Roll.Filter filter, List<String> words) {

  static Terms of(Roll.Filter filter) {
    return new Terms(
        filter,
        SearchWords.searched(filter.query()).stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** Whether an index alone does not tell who fits. */
  boolean isResidual() {
    return !words.isEmpty() || filter.team().isPresent();
  }

  /**
   * That all of it fits. The words are counted, since MariaDB makes of {@code exists} a join that
   * reads everybody's words.
   *
   * @param found how many of the words are known to fit
   */
  String fits(int found) {
    Stream<String> searched =
        IntStream.range(found, words.size())
            .mapToObj(i ->
                "(select count(*) from member_word x force index (member_word_of)"
                    + " where x.membership_id = m.id and x.word like :word%d) > 0".formatted(i));
    return "m.org_id = :org and (:role is null or m.role = :role)"
        + " and (:status is null or m.status = :status) and (:tier is null or m.tier = :tier)"
        + " and (:quiet is null or m.quiet_since < :quiet)"
        + (filter.team().isEmpty()
            ? ""
            : " and (select count(*) from team_member t force index (primary)"
                + " where t.team_id = :team and t.membership_id = m.id) > 0")
        + searched.map(one -> " and " + one).reduce("", String::concat);
  }

  /** Whether one of several words fits nobody of the org: then there is nobody to look for. */
  boolean isInVain(Handle sql) {
    return words.size() > 1
        && words.stream()
            .anyMatch(word ->
                sql.createQuery(
                        "select 1 from member_word w force index (primary)"
                            + " where w.org_id = :org and w.word like :word"
                            + " limit 1")
                    .bind("org", filter.org())
                    .bind("word", Likes.literal(word) + "%")
                    .mapTo(Integer.class)
                    .findOne()
                    .isEmpty());
  }

  Query bind(Query query) {
    query
        .bind("org", filter.org())
        .bind("role", filter.role().orElse(null))
        .bind("status", filter.status().orElse(null))
        .bind("tier", filter.tier().orElse(null))
        .bind("quiet", filter.quietSince().orElse(null))
        .bind("team", filter.team().orElse(null));
    for (int i = 0; i < words.size(); i++) {
      query.bind("word" + i, Likes.literal(words.get(i)) + "%");
    }
    return query;
  }
}
