package dev.roster.upgrade;

import dev.roster.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code upgrade_card}: the copies of a request's card, one a person. */
final class CardTable {

  /** A copy, wherever it was posted. */
  record Copy(UUID id, UUID request, UUID person) {}

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

  static Optional<Copy> find(Handle sql, UUID id) {
    return sql.createQuery("select request_id, person_id from upgrade_card where id = :id")
        .bind("id", id)
        .map((rs, context) ->
            new Copy(
                id,
                UUID.fromString(rs.getString("request_id")),
                UUID.fromString(rs.getString("person_id"))))
        .findOne();
  }

  static List<UUID> ofRequest(Handle sql, UUID request) {
    return sql.createQuery("select id from upgrade_card where request_id = :request order by id")
        .bind("request", request)
        .mapTo(UUID.class)
        .list();
  }
}
