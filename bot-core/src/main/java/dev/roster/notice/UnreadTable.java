package dev.roster.notice;

import dev.roster.json.Json;
import dev.roster.reply.Reply;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code unread_notice}. */
final class UnreadTable {

  private static final UUID NONE = new UUID(0, 0);

  private UnreadTable() {}

  /** Keeps a notice; nothing happens when it is kept already. */
  static void keep(
      Handle sql,
      Instant now,
      UUID id,
      UUID org,
      UUID person,
      boolean parting,
      Reply.Message message) {
    sql.createUpdate(
            """
            insert ignore into unread_notice (id, org_id, person_id, parting, message, told_at)
            values (:id, :org, :person, :parting, :message, :now)
            """)
        .bind("id", id)
        .bind("org", org)
        .bind("person", person)
        .bind("parting", parting)
        .bind("message", Json.write(message))
        .bind("now", now)
        .execute();
  }

  /** The newest of somebody, about the given orgs or about one that they left. */
  static List<Notices.Unread> newest(Handle sql, UUID person, Collection<UUID> orgs, int most) {
    return sql.createQuery(
            """
            select message, told_at from unread_notice
            where person_id = :person and (parting or org_id in (<orgs>))
            order by told_at desc, id desc
            limit :most
            """)
        .bind("person", person)
        // No org at all fits nobody; an empty list would be no SQL.
        .bindList("orgs", orgs.isEmpty() ? List.of(NONE) : List.copyOf(orgs))
        .bind("most", most)
        .map((rs, context) ->
            new Notices.Unread(
                (Reply.Message) Json.read(rs.getString("message"), Reply.class),
                rs.getObject("told_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }

  static int deleteBefore(Handle sql, Instant before) {
    return sql.createUpdate("delete from unread_notice where told_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
