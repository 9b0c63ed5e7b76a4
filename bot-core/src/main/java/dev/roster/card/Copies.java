package dev.roster.card;

import dev.roster.org.ChannelValue;
import dev.roster.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of the copies of cards, one a person or one a channel: a table for each kind of card. */
public final class Copies {

  private final String table;

  /**
   * Of a kind of card.
   *
   * @param table with the columns {@code id, request_id, person_id, channel}
   */
  public Copies(String table) {
    this.table = table;
  }

  /** Makes a copy for each person; their ids. */
  List<UUID> insert(Handle sql, UUID request, List<UUID> people) {
    var ids = new ArrayList<UUID>();
    if (people.isEmpty()) {
      return ids;
    }
    var batch =
        sql.prepareBatch(
            "insert into %s (id, request_id, person_id) values (:id, :request, :person)"
                .formatted(table));
    for (UUID person : people) {
      UUID id = Transactions.newId();
      ids.add(id);
      batch.bind("id", id).bind("request", request).bind("person", person).add();
    }
    batch.execute();
    return ids;
  }

  /** Makes a copy for a channel, by its place as a policy holds it. */
  UUID insert(Handle sql, UUID request, String channel) {
    UUID id = Transactions.newId();
    sql.createUpdate(
            "insert into %s (id, request_id, channel) values (:id, :request, :channel)"
                .formatted(table))
        .bind("id", id)
        .bind("request", request)
        .bind("channel", channel)
        .execute();
    return id;
  }

  /** One by its id. */
  Optional<Copy> find(Handle sql, UUID id) {
    return sql.createQuery(
            "select request_id, person_id, channel from %s where id = :id".formatted(table))
        .bind("id", id)
        .map((rs, context) ->
            new Copy(
                id,
                UUID.fromString(rs.getString("request_id")),
                Optional.ofNullable(rs.getString("person_id")).map(UUID::fromString),
                Optional.ofNullable(rs.getString("channel")).flatMap(ChannelValue::place)))
        .findOne();
  }

  /** The copies of a request's card, with whom they are for. */
  public List<Copy> of(Handle sql, UUID request) {
    return ids(sql, request).stream().flatMap(id -> find(sql, id).stream()).toList();
  }

  List<UUID> ids(Handle sql, UUID request) {
    return sql.createQuery(
            "select id from %s where request_id = :request order by id".formatted(table))
        .bind("request", request)
        .mapTo(UUID.class)
        .list();
  }
}
