package dev.roster.member;

import dev.roster.member.Tally.Facet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Members in an order, merged from one index range for each set of facets: of each only as many
 * rows are read as the page has room for, so that it costs the same whatever the org's size.
 *
 * <p>MariaDB would read every row of the org's index by itself, hence {@code force index}
 * (performance.md, "growth").
 *
 * @param facets of whom; empty with {@code everybody}
 * @param everybody without looking at facets; only by name
 * @param quietSince only who has been quiet since then; only in that order
 * @param invited the roles of the invited who stand between the members; only the newest first
 */
record Streams(
    UUID org,
    RollOrder order,
    List<Facet> facets,
    boolean everybody,
    Optional<Instant> quietSince,
    List<String> invited,
    Instant now)
    implements RollPart {

  static Streams of(UUID org, RollOrder order, List<Facet> facets, Instant now) {
    return new Streams(org, order, facets, false, Optional.empty(), List.of(), now);
  }

  static Streams everybody(UUID org, Instant now) {
    return new Streams(org, RollOrder.NAME, List.of(), true, Optional.empty(), List.of(), now);
  }

  Streams quiet(Instant since) {
    return new Streams(org, order, facets, everybody, Optional.of(since), invited, now);
  }

  Streams withInvited(List<String> roles) {
    return new Streams(org, order, facets, everybody, quietSince, roles, now);
  }

  @Override
  public Scan read(Handle sql, Optional<Found> edge, boolean back, int most) {
    Optional<Found> from = edge.filter(found -> order.isValue(found.value()));
    var bound = new HashMap<String, Object>();
    List<String> streams = streams(from, back, bound);
    if (streams.isEmpty()) {
      return Scan.of(List.of());
    }
    var query =
        sql.createQuery(
                "select invited, id, value from ("
                    + String.join(" union all ", streams)
                    + ") stream order by "
                    + order.merged(back)
                    + " limit :most")
            .bind("org", org)
            .bind("now", now)
            .bind("quiet", quietSince.orElse(null))
            .bind("edge", from.map(Found::value).orElse(null))
            .bind("edge_id", from.map(Found::id).orElse(null))
            .bind("most", most);
    bound.forEach(query::bind);
    return Scan.of(
        query
            .map((rs, context) ->
                new Found(
                    rs.getBoolean("invited"),
                    UUID.fromString(rs.getString("id")),
                    "",
                    rs.getString("value")))
            .list());
  }

  private List<String> streams(Optional<Found> edge, boolean back, Map<String, Object> bound) {
    var streams = new ArrayList<String>();
    if (everybody) {
      streams.add(members("membership_by_name", "", edge, back));
    }
    for (int i = 0; i < facets.size(); i++) {
      Facet facet = facets.get(i);
      bound.put("role" + i, facet.role());
      bound.put("status" + i, facet.status());
      bound.put("tier" + i, facet.tier());
      String only =
          " and m.role = :role%1$d and m.status = :status%1$d and m.tier = :tier%1$d".formatted(i);
      streams.add(members(order.index(), only, edge, back));
    }
    for (int i = 0; i < invited.size(); i++) {
      bound.put("invited" + i, invited.get(i));
      streams.add(invited(i, edge, back));
    }
    return streams;
  }

  private String members(String index, String only, Optional<Found> edge, boolean back) {
    String further =
        switch (order) {
          case SPOKE -> " and m.last_active_at is not null";
          case QUIET -> quietSince.isPresent() ? " and m.quiet_since < :quiet" : "";
          default -> "";
        };
    return """
    (select 0 as invited, m.id, %s as value from membership m force index (%s)
     where m.org_id = :org%s%s%s
     order by %s limit :most)
    """
        .formatted(
            order.value("m"),
            index,
            only,
            further,
            order.beyond("m." + order.column(), "m.id", false, edge, back),
            order.sorting("m." + order.column(), "m.id", back));
  }

  private String invited(int number, Optional<Found> edge, boolean back) {
    return """
    (select 1 as invited, i.id, cast(i.created_at as char) as value
     from invitation i force index (invitation_role_newest)
     where i.org_id = :org and i.state = 'pending' and i.role = :invited%d
       and i.expires_at > :now%s
     order by %s limit :most)
    """
        .formatted(
            number,
            order.beyond("i.created_at", "i.id", true, edge, back),
            order.sorting("i.created_at", "i.id", back));
  }
}
