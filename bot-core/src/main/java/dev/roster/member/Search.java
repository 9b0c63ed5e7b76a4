package dev.roster.member;

import dev.roster.member.Tally.Facet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Finds some members for what is offered or told: at the same cost in an org of any size. */
final class Search {

  private Search() {}

  /**
   * The memberships of people with a word for each of the text, the best match first; by name where
   * the text is empty or the team small.
   */
  static List<UUID> ids(
      Handle sql, UUID org, Optional<UUID> team, Optional<String> status, String text, int most) {
    var filter =
        new Roll.Filter(
            org,
            List.of(),
            text,
            Optional.empty(),
            status,
            Optional.empty(),
            team,
            Optional.empty(),
            Optional.empty());
    return part(sql, Terms.of(filter)).read(sql, Optional.empty(), false, most).found().stream()
        .map(Found::id)
        .toList();
  }

  private static RollPart part(Handle sql, Terms terms) {
    var byTeam = new Driver.ByTeam();
    if (terms.filter().team().isPresent()) {
      if (terms.words().isEmpty()) {
        return new Scanned(byTeam, terms, Bounds.USUAL);
      }
      if (byTeam.isAtMost(sql, terms, Bounds.USUAL.sorted())) {
        return Sorted.of(sql, byTeam, terms, Roll.Sort.NAME, List.of());
      }
    }
    if (!terms.words().isEmpty()) {
      return new Scanned(new Driver.ByWord(), terms, Bounds.USUAL);
    }
    UUID org = terms.filter().org();
    return terms
        .filter()
        .status()
        .map(status ->
            Streams.of(
                org,
                RollOrder.NAME,
                Tally.of(sql, org).facets().stream()
                    .filter(facet -> facet.status().equals(status))
                    .toList(),
                Instant.EPOCH))
        .orElseGet(() -> Streams.everybody(org, Instant.EPOCH));
  }

  /** The people in some facets, who spoke last of the org first and who never did last. */
  static List<UUID> lastActive(Handle sql, UUID org, Predicate<Facet> fits, int most) {
    List<Facet> facets = Tally.of(sql, org).facets().stream().filter(fits).toList();
    var found = new ArrayList<Found>();
    for (RollPart part :
        List.of(
            Streams.of(org, RollOrder.SPOKE, facets, Instant.EPOCH), new NeverSpoke(org, facets))) {
      if (found.size() < most) {
        found.addAll(part.read(sql, Optional.empty(), false, most - found.size()).found());
      }
    }
    return people(sql, found.stream().map(Found::id).toList());
  }

  private static List<UUID> people(Handle sql, List<UUID> memberships) {
    if (memberships.isEmpty()) {
      return List.of();
    }
    Map<UUID, UUID> people = new HashMap<>();
    sql.createQuery(
            "select id, person_id from membership force index (primary) where id in (<ids>)")
        .bindList("ids", memberships)
        .map((rs, context) ->
            people.put(
                UUID.fromString(rs.getString("id")), UUID.fromString(rs.getString("person_id"))))
        .list();
    return memberships.stream().map(people::get).filter(Objects::nonNull).toList();
  }
}
