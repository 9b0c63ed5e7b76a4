package dev.roster.member;

import dev.roster.member.Tally.Facet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Where those are found of whom further conditions are asked one by one. */
sealed interface Driver {

  /** SQL of the ids of all of them, each once, as {@code id}. */
  String ids();

  /** How many of the words of a search fit everybody found here. */
  default int words() {
    return 0;
  }

  /** Binds what the SQL names beside {@link Terms}. */
  default void bind(Query query) {}

  /** Whether there are no more than so many. */
  default boolean isAtMost(Handle sql, Terms terms, int most) {
    Query query =
        terms.bind(
            sql.createQuery(
                "select count(*) from (select 1 from (" + ids() + ") d limit :beyond) c"));
    bind(query);
    return query.bind("beyond", most + 1).mapTo(Integer.class).one() <= most;
  }

  /** One that can be gone through in its own order, however many there are. */
  sealed interface Ordered extends Driver {

    /**
     * SQL of the next as {@code id, grouped, value} and in their order; limited by {@code :step}.
     */
    String next(Optional<Found> edge, boolean back);

    /** A condition that someone in this order was not there before; empty when nobody can be. */
    default String once() {
      return "";
    }
  }

  /** Those with a word that begins with the first of a search, by that word and name. */
  record ByWord() implements Ordered {

    @Override
    public int words() {
      return 1;
    }

    @Override
    public String ids() {
      return "select distinct w.membership_id as id from member_word w force index (primary)"
          + " where w.org_id = :org and w.word like :word0";
    }

    // The words of one person are few, so that counting rows instead of people errs on the safe
    // side, and reads no more of them than that.
    @Override
    public boolean isAtMost(Handle sql, Terms terms, int most) {
      return terms
              .bind(
                  sql.createQuery(
                      """
                      select count(*) from (select 1 from member_word w force index (primary)
                        where w.org_id = :org and w.word like :word0 limit :beyond) c
                      """))
              .bind("beyond", most + 1)
              .mapTo(Integer.class)
              .one()
          <= most;
    }

    @Override
    public String next(Optional<Found> edge, boolean back) {
      String than = back ? "<" : ">";
      String direction = back ? " desc" : "";
      String beyond =
          """
           and (w.word %1$s :edge_group or (w.word = :edge_group and (w.sort_name %1$s :edge
             or (w.sort_name = :edge and w.membership_id %1$s :edge_id))))
          """
              .formatted(than);
      return """
      select w.membership_id as id, w.word as grouped, w.sort_name as value
      from member_word w force index (primary)
      where w.org_id = :org and w.word like :word0%1$s
      order by w.word%2$s, w.sort_name%2$s, w.membership_id%2$s limit :step
      """
          .formatted(edge.isEmpty() ? "" : beyond, direction);
    }

    @Override
    public String once() {
      return " and (select count(*) from member_word e force index (member_word_of)"
          + " where e.membership_id = d.id and e.word like :word0 and e.word < d.grouped) = 0";
    }
  }

  /** The members of a team, by name. */
  record ByTeam() implements Ordered {

    @Override
    public String ids() {
      return "select tm.membership_id as id from team_member tm force index (team_member_by_name)"
          + " where tm.team_id = :team";
    }

    @Override
    public String next(Optional<Found> edge, boolean back) {
      String beyond =
          " and (tm.sort_name %1$s :edge or (tm.sort_name = :edge and tm.membership_id %1$s :edge_id))"
              .formatted(back ? "<" : ">");
      return """
      select tm.membership_id as id, '' as grouped, tm.sort_name as value
      from team_member tm force index (team_member_by_name)
      where tm.team_id = :team%1$s
      order by tm.sort_name%2$s, tm.membership_id%2$s limit :step
      """
          .formatted(edge.isEmpty() ? "" : beyond, back ? " desc" : "");
    }
  }

  /** The members of some facets, of whom it is known how many there are. */
  record ByFacets(List<Facet> facets) implements Driver {

    @Override
    public String ids() {
      return facetIds(facets, "membership_facet_name", "");
    }

    @Override
    public boolean isAtMost(Handle sql, Terms terms, int most) {
      return facets.stream().mapToInt(Facet::members).sum() <= most;
    }

    @Override
    public void bind(Query query) {
      bindFacets(query, facets);
    }
  }

  /** Who has been quiet for so long, of some facets. */
  record ByQuiet(List<Facet> facets) implements Driver {

    @Override
    public String ids() {
      return facetIds(facets, "membership_facet_quiet", " and f.quiet_since < :quiet");
    }

    // Of each facet only as many as decide it.
    @Override
    public boolean isAtMost(Handle sql, Terms terms, int most) {
      Query query =
          terms.bind(
              sql.createQuery(
                  "select count(*) from ("
                      + facetIds(
                          facets,
                          "membership_facet_quiet",
                          " and f.quiet_since < :quiet limit :beyond")
                      + ") c"));
      bind(query);
      return query.bind("beyond", most + 1).mapTo(Integer.class).one() <= most;
    }

    @Override
    public void bind(Query query) {
      bindFacets(query, facets);
    }
  }

  private static String facetIds(List<Facet> facets, String index, String further) {
    return facets.isEmpty()
        ? "select id from membership where false"
        : IntStream.range(0, facets.size())
            .mapToObj(i ->
                """
                (select f.id from membership f force index (%2$s)
                 where f.org_id = :org and f.role = :role%1$d and f.status = :status%1$d
                   and f.tier = :tier%1$d%3$s)
                """
                    .formatted(i, index, further))
            .collect(Collectors.joining(" union all "));
  }

  private static void bindFacets(Query query, List<Facet> facets) {
    for (int i = 0; i < facets.size(); i++) {
      query
          .bind("role" + i, facets.get(i).role())
          .bind("status" + i, facets.get(i).status())
          .bind("tier" + i, facets.get(i).tier());
    }
  }
}
