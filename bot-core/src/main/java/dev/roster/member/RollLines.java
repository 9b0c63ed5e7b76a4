package dev.roster.member;

import dev.roster.member.Roll.Line;
import dev.roster.person.PersonSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of what a list shows of those who were found for it. */
final class RollLines {

  private RollLines() {}

  /** Their lines, in the order in which they were found. */
  static List<Line> of(Handle sql, List<Found> found) {
    var lines = new HashMap<UUID, Line>();
    lines.putAll(read(sql, ids(found, false), members()));
    lines.putAll(read(sql, ids(found, true), invitations()));
    // Who went in between is left out.
    return found.stream().map(one -> lines.get(one.id())).filter(Objects::nonNull).toList();
  }

  private static List<UUID> ids(List<Found> found, boolean invited) {
    return found.stream().filter(one -> one.invited() == invited).map(Found::id).toList();
  }

  private static String members() {
    return "select m.id, m.person_id as who, "
        + PersonSql.NAME
        + """
         as name, p.email, m.role, m.tier, m.tier_until, m.credit_cap,
          m.subscriber_admin, m.status, m.last_active_at, m.joined_at as since,
          m.credits_used, m.requests_made
        from membership m force index (primary)
        straight_join person p force index (primary) on p.id = m.person_id
        where m.id in (<ids>)
        """;
  }

  private static String invitations() {
    return """
    select i.id, i.id as who, coalesce(i.name, i.email, 'Somebody') as name, i.email, i.role,
      cast(null as char) as tier, cast(null as datetime(6)) as tier_until,
      cast(null as signed) as credit_cap, false as subscriber_admin,
      'invited' as status, cast(null as datetime(6)) as last_active_at, i.created_at as since,
      0 as credits_used, 0 as requests_made
    from invitation i force index (primary)
    where i.id in (<ids>)
    """;
  }

  private static Map<UUID, Line> read(Handle sql, List<UUID> ids, String query) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var lines = new HashMap<UUID, Line>();
    sql.createQuery(query)
        .bindList("ids", ids)
        .map((rs, context) -> lines.put(UUID.fromString(rs.getString("id")), line(rs)))
        .list();
    return lines;
  }

  private static Line line(ResultSet rs) throws SQLException {
    return new Line(
        UUID.fromString(rs.getString("who")),
        rs.getString("name"),
        Optional.ofNullable(rs.getString("email")),
        rs.getString("role"),
        Optional.ofNullable(rs.getString("tier")),
        MemberTable.instant(rs, "tier_until"),
        Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
        rs.getBoolean("subscriber_admin"),
        rs.getString("status"),
        MemberTable.instant(rs, "last_active_at"),
        MemberTable.instant(rs, "since").orElseThrow(),
        rs.getLong("credits_used"),
        rs.getLong("requests_made"));
  }
}
