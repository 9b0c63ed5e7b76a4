package dev.roster.upgrade;

import dev.roster.chat.Place;
import dev.roster.org.ChannelValue;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code upgrade_card}: the copies of a request's card, one a person or one a channel. */
final class CardTable {

  /**
   * A copy, wherever it was posted.
   *
   * @param person whom it asks; absent for a channel's
   * @param channel the channel that it is for; absent for a person's
   */
  record Copy(UUID id, UUID request, Optional<UUID> person, Optional<Place> channel) {}

  private CardTable() {}

  /** Makes a copy for each person. */
  static List<UUID> insert(Handle sql, UUID request, List<UUID> people) {
    var ids = new ArrayList<UUID>();
    if (people.isEmpty()) {
      return ids;
    }
    var batch =
        sql.prepareBatch(
            "insert into upgrade_card (id, request_id, person_id) values (:id, :request, :person)");
    for (UUID person : people) {
      UUID id = Transactions.newId();
      ids.add(id);
      batch.bind("id", id).bind("request", request).bind("person", person).add();
    }
    batch.execute();
    return ids;
  }

  /** Makes a copy for a channel, by its place as a policy holds it. */
  static UUID insert(Handle sql, UUID request, String channel) {
    UUID id = Transactions.newId();
    sql.createUpdate(
            "insert into upgrade_card (id, request_id, channel) values (:id, :request, :channel)")
        .bind("id", id)
        .bind("request", request)
        .bind("channel", channel)
        .execute();
    return id;
  }

  static Optional<Copy> find(Handle sql, UUID id) {
    return sql.createQuery("select request_id, person_id, channel from upgrade_card where id = :id")
        .bind("id", id)
        .map((rs, context) ->
            new Copy(
                id,
                UUID.fromString(rs.getString("request_id")),
                Optional.ofNullable(rs.getString("person_id")).map(UUID::fromString),
                Optional.ofNullable(rs.getString("channel")).flatMap(ChannelValue::place)))
        .findOne();
  }

  /** Copies of requests that were drawn before an instant. */
  static List<UUID> drawnBefore(Handle sql, List<UUID> requests, Instant before) {
    return requests.isEmpty()
        ? List.of()
        : sql.createQuery(
                """
                select id from upgrade_card
                where request_id in (<requests>) and drawn_at < :before
                """)
            .bindList("requests", requests)
            .bind("before", before)
            .mapTo(UUID.class)
            .list();
  }

  /** Takes a copy to be drawn anew; false when somebody was faster. */
  static boolean redraw(Handle sql, UUID copy, Instant before, Instant now) {
    return sql.createUpdate(
                "update upgrade_card set drawn_at = :now where id = :id and drawn_at < :before")
            .bind("now", now)
            .bind("id", copy)
            .bind("before", before)
            .execute()
        == 1;
  }

  /** Notes when a copy was drawn. */
  static void drawn(Handle sql, UUID copy, Instant now) {
    sql.createUpdate("update upgrade_card set drawn_at = :now where id = :id")
        .bind("now", now)
        .bind("id", copy)
        .execute();
  }

  /** The copies of a request's card, with whom they are for. */
  static List<Copy> copies(Handle sql, UUID request) {
    return ofRequest(sql, request).stream().flatMap(id -> find(sql, id).stream()).toList();
  }

  static List<UUID> ofRequest(Handle sql, UUID request) {
    return sql.createQuery("select id from upgrade_card where request_id = :request order by id")
        .bind("request", request)
        .mapTo(UUID.class)
        .list();
  }
}
