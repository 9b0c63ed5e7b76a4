package dev.roster.usage;

import dev.roster.command.Cursor;
import dev.roster.command.Page;
import dev.roster.person.PersonSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** SQL of who used most in a cycle, whoever left since included (D52). */
final class TopTable {

  /** Rows of people's days that are summed where the sums of the cycle are not whole. */
  static final int SUMMED = 5_000;

  private static final Pattern KEY =
      Pattern.compile("(\\d{1,18})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private TopTable() {}

  /**
   * Somebody who used something.
   *
   * @param name how they are called today
   * @param present whether they are in the org
   * @param lastActive when they were there last; empty for never, and for who left
   */
  record Line(UUID person, String name, Used used, boolean present, Optional<Instant> lastActive) {

    /** Their place in the order. */
    String key() {
      return used.credits() + "." + person;
    }
  }

  private record Place(UUID person, Used used) {}

  /**
   * A page of them, whoever used most first.
   *
   * @param cursor of keys of lines; any other word shows the first page
   * @return empty where they are too many to be summed: where the org moved the day on which its
   *     cycles begin, and more than {@value #SUMMED} days of people lie in the cycle
   */
  static Optional<Page<Line>> page(Handle sql, UUID org, Cycle cycle, Cursor cursor, int size) {
    boolean whole = CycleTable.isWhole(sql, org, cycle);
    if (!whole && !isFew(sql, org, cycle)) {
      return Optional.empty();
    }
    Optional<Matcher> edge = cursor.edge().map(KEY::matcher).filter(Matcher::matches);
    Cursor from = edge.isPresent() ? cursor : Cursor.FIRST;
    boolean back = from.isBackward();
    String source =
        whole
            ? """
            select person_id, credits, requests from usage_cycle force index (usage_cycle_most)
            where org_id = :org and cycle = :first and person_id <> :all
            """
            : """
            select person_id, credits, requests from (
              select person_id, sum(credits) as credits, sum(requests) as requests
              from usage_day force index (usage_day_of_org)
              where org_id = :org and day >= :first and day < :next
              group by person_id) summed
            where person_id <> :all
            """;
    String beyond =
        edge.isEmpty()
            ? ""
            : " and (credits %1$s :credits or (credits = :credits and person_id %1$s :person))"
                .formatted(back ? ">" : "<");
    var query =
        sql.createQuery(
                source
                    + beyond
                    + " order by credits%1$s, person_id%1$s limit :most"
                        .formatted(back ? "" : " desc"))
            .bind("org", org)
            .bind("first", cycle.first())
            .bind("all", CycleTable.ALL)
            .bind("most", size + 1);
    if (!whole) {
      query.bind("next", cycle.next());
    }
    edge.ifPresent(
        key -> query.bind("credits", Long.parseLong(key.group(1))).bind("person", key.group(2)));
    List<Place> places =
        query
            .map((rs, context) ->
                new Place(
                    UUID.fromString(rs.getString("person_id")),
                    new Used(rs.getLong("credits"), rs.getLong("requests"))))
            .list();
    return Optional.of(named(sql, org, Page.of(from, places, size)));
  }

  private static boolean isFew(Handle sql, UUID org, Cycle cycle) {
    return sql.createQuery(
                """
                select count(*) from (select 1 from usage_day force index (usage_day_of_org)
                  where org_id = :org and day >= :first and day < :next limit :beyond) c
                """)
            .bind("org", org)
            .bind("first", cycle.first())
            .bind("next", cycle.next())
            .bind("beyond", SUMMED + 1)
            .mapTo(Integer.class)
            .one()
        <= SUMMED;
  }

  private static Page<Line> named(Handle sql, UUID org, Page<Place> page) {
    var lines = new HashMap<UUID, Line>();
    var used = new HashMap<UUID, Used>();
    page.rows().forEach(place -> used.put(place.person(), place.used()));
    if (!used.isEmpty()) {
      sql.createQuery(
              """
              select p.id, %s as name, m.id is not null as present, m.last_active_at
              from person p
              left join membership m on m.org_id = :org and m.person_id = p.id
              where p.id in (<ids>)
              """
                  .formatted(PersonSql.NAME))
          .bind("org", org)
          .bindList("ids", List.copyOf(used.keySet()))
          .map((rs, context) -> line(rs, used))
          .forEach(line -> lines.put(line.person(), line));
    }
    return new Page<>(
        page.rows().stream()
            .map(place -> lines.get(place.person()))
            .filter(Objects::nonNull)
            .toList(),
        page.hasPrevious(),
        page.hasNext());
  }

  private static Line line(ResultSet rs, Map<UUID, Used> used) throws SQLException {
    UUID person = UUID.fromString(rs.getString("id"));
    return new Line(
        person,
        rs.getString("name"),
        Objects.requireNonNull(used.get(person)),
        rs.getBoolean("present"),
        Optional.ofNullable(rs.getObject("last_active_at", LocalDateTime.class))
            .map(at -> at.toInstant(ZoneOffset.UTC)));
  }
}
