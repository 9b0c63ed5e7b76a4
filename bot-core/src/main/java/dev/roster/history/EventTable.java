package dev.roster.history;

import dev.roster.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads {@code audit_event}: every statement seeks within one chain, by an index in its order. */
final class EventTable {

  private static final String COLUMNS =
      """
      select e.version, e.n, e.at, e.person_id, e.account, e.door, e.action, e.target_id, e.about,
        e.before_values, e.after_values, p.words
      """;

  static final String FIRST_SINCE =
      "select e.version from audit_event e force index (audit_event_at)"
          + " where e.chain = :org and e.at >= :at order by e.at, e.version limit 1";

  static final String LAST_UNTIL =
      "select e.version from audit_event e force index (audit_event_at)"
          + " where e.chain = :org and e.at <= :at order by e.at desc, e.version desc limit 1";

  private static final RowMapper<Recorded> MAPPER =
      (rs, context) ->
          new Recorded(
              new EventKey(rs.getLong("version"), rs.getInt("n")),
              rs.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              id(rs, "person_id"),
              rs.getString("account"),
              rs.getString("door"),
              rs.getString("action"),
              UUID.fromString(rs.getString("target_id")),
              id(rs, "about"),
              Json.readWords(rs.getString("before_values")),
              Json.readWords(rs.getString("after_values")),
              words(rs.getString("words")));

  /**
   * One way to read a chain in its order.
   *
   * @param index the index that holds it
   * @param condition what is fixed in it, over the names of {@code values}
   */
  record Stream(String index, String condition, Map<String, Object> values) {

    static Stream all() {
      return new Stream("primary", "true", Map.of());
    }

    static Stream about(UUID person) {
      return new Stream("audit_event_about", "e.about = :person", Map.of("person", person));
    }

    static Stream by(UUID person) {
      return new Stream("audit_event_person", "e.person_id = :person", Map.of("person", person));
    }

    static Stream of(String action) {
      return new Stream("audit_event_action", "e.action = :action", Map.of("action", action));
    }

    static Stream on(UUID target) {
      return new Stream("audit_event_target", "e.target_id = :target", Map.of("target", target));
    }
  }

  /** A key with what a filter looks at. */
  record Hit(EventKey key, String action) {}

  /**
   * A part of a chain.
   *
   * @param from the first version
   * @param upTo the last version
   * @param beyond the key beyond which is read; absent for the beginning of the part
   * @param newestFirst the order
   */
  record Part(long from, long upTo, Optional<EventKey> beyond, boolean newestFirst) {
    static Part upTo(long version) {
      return new Part(0, version, Optional.empty(), true);
    }
  }

  private EventTable() {}

  private static Optional<UUID> id(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getString(column)).map(UUID::fromString);
  }

  private static Map<String, String> words(@Nullable String json) {
    return json == null ? Map.of() : Json.readWords(json);
  }

  /** The keys of a stream, in the order of the part. */
  static List<Hit> keys(Handle sql, UUID org, Stream stream, Part part, int most) {
    return sql.createQuery(keysStatement(stream, part))
        .bind("org", org)
        .bindMap(stream.values())
        .bindMap(values(part))
        .bind("most", most)
        .map((rs, context) ->
            new Hit(new EventKey(rs.getLong("version"), rs.getInt("n")), rs.getString("action")))
        .list();
  }

  // The index is named: by statistics alone the server may take one that needs sorting.
  static String keysStatement(Stream stream, Part part) {
    return "select e.version, e.n, e.action from audit_event e force index (%s) %s"
        .formatted(stream.index(), where(stream, part));
  }

  /** Whole events of a stream, in the order of the part. */
  static List<Recorded> events(Handle sql, UUID org, Stream stream, Part part, int most) {
    return sql.createQuery(eventsStatement(stream, part))
        .bind("org", org)
        .bindMap(stream.values())
        .bindMap(values(part))
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  static String eventsStatement(Stream stream, Part part) {
    return COLUMNS
        + " from audit_event e force index (%s) left join audit_personal p on p.id = e.personal_id %s"
            .formatted(stream.index(), where(stream, part));
  }

  private static String where(Stream stream, Part part) {
    boolean down = part.newestFirst();
    return " where e.chain = :org and %s and e.version between :from and :upto %s order by %s limit :most"
        .formatted(
            stream.condition(),
            part.beyond().isEmpty()
                ? ""
                : down
                    ? "and (e.version < :version or e.n < :n)"
                    : "and (e.version > :version or e.n > :n)",
            down ? "e.version desc, e.n desc" : "e.version, e.n");
  }

  private static Map<String, Object> values(Part part) {
    var values = new HashMap<String, Object>();
    long from = part.from();
    long upTo = part.upTo();
    if (part.beyond().isPresent()) {
      EventKey beyond = part.beyond().get();
      values.put("version", beyond.version());
      values.put("n", beyond.n());
      upTo = part.newestFirst() ? Math.min(upTo, beyond.version()) : upTo;
      from = part.newestFirst() ? from : Math.max(from, beyond.version());
    }
    values.put("from", from);
    values.put("upto", upTo);
    return values;
  }

  /** The events with those keys, in no order. */
  static List<Recorded> load(Handle sql, UUID org, Collection<EventKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    String which =
        keys.stream()
            .map(key -> "(e.version = %d and e.n = %d)".formatted(key.version(), key.n()))
            .collect(Collectors.joining(" or "));
    return sql.createQuery(
            COLUMNS
                + " from audit_event e left join audit_personal p on p.id = e.personal_id"
                + " where e.chain = :org and (%s)".formatted(which))
        .bind("org", org)
        .map(MAPPER)
        .list();
  }

  /** The events of one change, in their order. */
  static List<Recorded> of(Handle sql, UUID org, long version) {
    return events(
        sql, org, Stream.all(), new Part(version, version, Optional.empty(), false), 1_000);
  }

  /** The version of the first change at that instant or later; empty when there is none. */
  static Optional<Long> firstSince(Handle sql, UUID org, Instant at) {
    return sql.createQuery(FIRST_SINCE).bind("org", org).bind("at", at).mapTo(Long.class).findOne();
  }

  /** The version of the last change until that instant; empty when the org is younger. */
  static Optional<Long> lastUntil(Handle sql, UUID org, Instant at) {
    return sql.createQuery(
            "select e.version from audit_event e force index (audit_event_at) where e.chain = :org"
                + " and e.at <= :at order by e.at desc, e.version desc limit 1")
        .bind("org", org)
        .bind("at", at)
        .mapTo(Long.class)
        .findOne();
  }

  /** Whether the chain knows the person. */
  static boolean knows(Handle sql, UUID org, UUID person) {
    Part any = Part.upTo(Long.MAX_VALUE);
    return !keys(sql, org, Stream.about(person), any, 1).isEmpty()
        || !keys(sql, org, Stream.by(person), any, 1).isEmpty();
  }
}
