package dev.roster.member;

import static java.util.stream.Collectors.joining;

import dev.roster.access.TierEnd;
import dev.roster.person.PersonSql;
import dev.roster.person.SearchWords;
import dev.roster.store.Likes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * SQL of {@code member export}: whom {@code member list} lists, from one statement for members and
 * one for who is invited. Rows are handed on as the server sends them, never held all at once.
 */
final class ExportTable {

  private static final int FETCHED = 1_000;
  private static final String INVITED = "invited";

  private ExportTable() {}

  /**
   * One row.
   *
   * @param tier as it is stored; absent for who is invited, as are their limit and when they were
   *     there last
   * @param tierUntil when Pro ends, or has ended
   * @param teams the names of their active teams
   * @param credits what they used in all (D38); absent for who is invited
   * @param requests how many requests they made in all (D39); absent for who is invited
   * @param id the membership's id, or the invitation's
   * @param person absent for who is invited
   */
  record Row(
      String name,
      Optional<String> email,
      String role,
      Optional<String> tier,
      Optional<Instant> tierUntil,
      String status,
      Optional<Long> creditCap,
      Optional<String> teams,
      Optional<Instant> spokeAt,
      OptionalLong credits,
      OptionalLong requests,
      Instant since,
      String id,
      Optional<String> person) {

    /** The tier at an instant; absent for who is invited. */
    Optional<String> tierAt(Instant now) {
      return tier.map(stored -> TierEnd.tierAt(stored, tierUntil, now));
    }
  }

  /** Members in the order of the filter, then who is invited. */
  static void forEach(Handle sql, Roll.Filter filter, Instant now, Consumer<Row> each) {
    if (!filter.status().equals(Optional.of(INVITED))) {
      stream(sql, members(filter), filter, now, each);
    }
    boolean alsoInvited =
        filter.status().map(INVITED::equals).orElse(true)
            && filter.tier().isEmpty()
            && filter.quietSince().isEmpty();
    if (alsoInvited) {
      stream(sql, invited(filter), filter, now, each);
    }
  }

  private static void stream(
      Handle sql, String statement, Roll.Filter filter, Instant now, Consumer<Row> each) {
    Query query =
        sql.createQuery(statement)
            .bind("org", filter.org())
            .bind("now", now)
            .bind("role", filter.role().orElse(null))
            .bind("status", filter.status().orElse(null))
            .bind("tier", filter.tier().orElse(null))
            .bind("team", filter.team().orElse(null))
            .bind("quiet", filter.quietSince().orElse(null))
            .setFetchSize(FETCHED);
    // Which of them a statement asks for depends on the filter.
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    List<String> words = SearchWords.searched(filter.query());
    for (int i = 0; i < words.size(); i++) {
      query.bind("start" + i, Likes.literal(words.get(i)) + "%");
    }
    try (Stream<Row> rows = query.map((rs, context) -> row(rs)).stream()) {
      rows.forEach(each);
    }
  }

  private static String members(Roll.Filter filter) {
    String order =
        switch (filter.order()) {
          case NAME -> "m.sort_name, m.id";
          case NEWEST -> "m.joined_at desc, m.id";
          case ROLE -> "r.role_rank desc, m.sort_name, m.id";
          case LAST_ACTIVE -> "m.last_active_at desc, m.sort_name, m.id";
          case CREDITS -> "m.credits_used desc, m.id desc";
          case QUIET -> "m.quiet_since, m.id";
        };
    return "select "
        + PersonSql.NAME
        + """
         as name, p.email, coalesce(r.title, m.role) as role, m.tier, m.tier_until, m.status,
          m.credit_cap,
          (select group_concat(t.name order by t.name_norm separator ', ')
           from team_member tm join team t on t.id = tm.team_id
           where tm.membership_id = m.id and t.status = 'active') as teams,
          m.last_active_at, m.credits_used, m.requests_made, m.joined_at as since, m.id, m.person_id
        from membership m
        join org o on o.id = m.org_id
        join person p on p.id = m.person_id
        left join role r on r.scheme = o.scheme and r.name = m.role
        where m.org_id = :org
        """
        + (filter.role().isPresent() ? " and m.role = :role" : "")
        + (filter.status().isPresent() ? " and m.status = :status" : "")
        + (filter.tier().isPresent() ? " and m.tier = :tier" : "")
        + (filter.team().isPresent()
            ? " and exists (select 1 from team_member i"
                + " where i.team_id = :team and i.membership_id = m.id)"
            : "")
        + (filter.quietSince().isPresent() ? " and m.quiet_since < :quiet" : "")
        + words(filter, "member_word", "membership_id = m.id")
        + " order by "
        + order;
  }

  private static String invited(Roll.Filter filter) {
    String order =
        switch (filter.order()) {
          case NAME, LAST_ACTIVE, CREDITS, QUIET -> "i.sort_name, i.id";
          case NEWEST -> "i.created_at desc, i.id";
          case ROLE -> "r.role_rank desc, i.sort_name, i.id";
        };
    return """
    select coalesce(i.name, i.email, 'Somebody') as name, i.email, coalesce(r.title, i.role) as role,
      null as tier, null as tier_until, 'invited' as status, null as credit_cap,
      (select t.name from team t where t.id = i.team_id) as teams,
      null as last_active_at, null as credits_used, null as requests_made, i.created_at as since, i.id, null as person_id
    from invitation i
    join org o on o.id = i.org_id
    left join role r on r.scheme = o.scheme and r.name = i.role
    where i.org_id = :org and i.state = 'pending' and i.expires_at > :now
    """
        + (filter.role().isPresent() ? " and i.role = :role" : "")
        + (filter.team().isPresent() ? " and i.team_id = :team" : "")
        + words(filter, "invitation_word", "invitation_id = i.id")
        + " order by "
        + order;
  }

  private static String words(Roll.Filter filter, String table, String whose) {
    return IntStream.range(0, SearchWords.searched(filter.query()).size())
        .mapToObj(i ->
            " and exists (select 1 from %s w where w.%s and w.word like :start%d)"
                .formatted(table, whose, i))
        .collect(joining());
  }

  private static OptionalLong number(ResultSet rs, String column) throws SQLException {
    long number = rs.getLong(column);
    return rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getString("name"),
        Optional.ofNullable(rs.getString("email")),
        rs.getString("role"),
        Optional.ofNullable(rs.getString("tier")),
        MemberTable.instant(rs, "tier_until"),
        rs.getString("status"),
        Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
        Optional.ofNullable(rs.getString("teams")),
        MemberTable.instant(rs, "last_active_at"),
        number(rs, "credits_used"),
        number(rs, "requests_made"),
        MemberTable.instant(rs, "since").orElseThrow(),
        rs.getString("id"),
        Optional.ofNullable(rs.getString("person_id")));
  }
}
