package dev.roster.webhook;

import dev.roster.webhook.Webhook.Health;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code webhook}. */
final class WebhookTable {

  private static final RowMapper<Webhook> MAPPER =
      (rs, context) ->
          new Webhook(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("org_id")),
              rs.getString("code"),
              URI.create(rs.getString("url")),
              List.of(rs.getString("events").split(" ", -1)),
              Optional.ofNullable(rs.getString("description")),
              rs.getInt("generation"),
              instant(rs, "rotated_at"),
              rs.getLong("edited_version"),
              instant(rs, "created_at").orElseThrow(),
              instant(rs, "disabled_at"),
              new Health(
                  instant(rs, "last_success_at"),
                  instant(rs, "last_failure_at"),
                  Optional.ofNullable(rs.getString("last_error"))));

  private WebhookTable() {}

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(at -> at.toInstant(ZoneOffset.UTC));
  }

  /** Also one of an org that was deleted: it hears of that, and of all before. */
  static Optional<Webhook> find(Handle sql, UUID id) {
    return sql.createQuery("select * from webhook where id = :id")
        .bind("id", id)
        .map(MAPPER)
        .findOne();
  }

  static Optional<Webhook> byCode(Handle sql, UUID org, String code) {
    return sql.createQuery("select * from webhook where org_id = :org and code = :code")
        .bind("org", org)
        .bind("code", code)
        .map(MAPPER)
        .findOne();
  }

  static Optional<Webhook> byUrl(Handle sql, UUID org, URI url) {
    return sql.createQuery("select * from webhook where org_id = :org and url = :url")
        .bind("org", org)
        .bind("url", url.toString())
        .map(MAPPER)
        .findOne();
  }

  static List<Webhook> all(Handle sql, UUID org) {
    return sql.createQuery("select * from webhook where org_id = :org order by id")
        .bind("org", org)
        .map(MAPPER)
        .list();
  }

  static int count(Handle sql, UUID org) {
    return sql.createQuery("select count(*) from webhook where org_id = :org")
        .bind("org", org)
        .mapTo(Integer.class)
        .one();
  }

  static void insert(Handle sql, Webhook webhook, @Nullable UUID by) {
    sql.createUpdate(
            """
            insert into webhook (id, org_id, code, url, events, description, edited_version,
              created_at, created_by)
            values (:id, :org, :code, :url, :events, :description, :version, :now, :by)
            """)
        .bind("id", webhook.id())
        .bind("org", webhook.org())
        .bind("code", webhook.code())
        .bind("url", webhook.url().toString())
        .bind("events", String.join(" ", webhook.events()))
        .bind("description", webhook.description().orElse(null))
        .bind("version", webhook.editedVersion())
        .bind("now", webhook.createdAt())
        .bind("by", by)
        .execute();
  }

  /** Writes what it is now; its secret is another matter. */
  static void update(Handle sql, Webhook webhook) {
    sql.createUpdate(
            """
            update webhook set url = :url, events = :events, description = :description,
              edited_version = :version, disabled_at = :disabled
            where id = :id
            """)
        .bind("url", webhook.url().toString())
        .bind("events", String.join(" ", webhook.events()))
        .bind("description", webhook.description().orElse(null))
        .bind("version", webhook.editedVersion())
        .bind("disabled", webhook.disabledAt().orElse(null))
        .bind("id", webhook.id())
        .execute();
  }

  static void rotate(Handle sql, UUID id, Instant now) {
    sql.createUpdate(
            "update webhook set generation = generation + 1, rotated_at = :now where id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  static void delete(Handle sql, UUID id) {
    sql.createUpdate("delete from webhook where id = :id").bind("id", id).execute();
  }

  /** Notes that a delivery was taken. */
  static void succeeded(Handle sql, UUID id, Instant now) {
    sql.createUpdate("update webhook set last_success_at = :now where id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** Notes that a delivery was not taken. */
  static void failed(Handle sql, UUID id, Instant now, String error) {
    sql.createUpdate(
            "update webhook set last_failure_at = :now, last_error = :error where id = :id")
        .bind("now", now)
        .bind("error", error.length() <= 300 ? error : error.substring(0, 300))
        .bind("id", id)
        .execute();
  }
}
