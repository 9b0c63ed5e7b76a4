package dev.roster.apikey;

import dev.roster.apikey.ApiKey.Origin;
import dev.roster.apikey.ApiKey.Revoked;
import dev.roster.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code api_key}. */
final class KeyTable {

  static final String OPEN =
      "k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)";

  static final RowMapper<ApiKey> MAPPER =
      (rs, context) ->
          new ApiKey(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("org_id")),
              UUID.fromString(rs.getString("person_id")),
              rs.getString("code"),
              rs.getString("name"),
              Origin.of(rs.getString("origin")),
              rs.getString("prefix"),
              UUID.fromString(rs.getString("created_by")),
              instant(rs, "created_at").orElseThrow(),
              instant(rs, "expires_at"),
              instant(rs, "last_used_at"),
              revoked(rs));

  private KeyTable() {}

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(utc -> utc.toInstant(ZoneOffset.UTC));
  }

  private static Optional<Revoked> revoked(ResultSet rs) throws SQLException {
    Optional<UUID> by = Optional.ofNullable(rs.getString("revoked_by")).map(UUID::fromString);
    long version = rs.getLong("revoked_version");
    return instant(rs, "revoked_at").map(at -> new Revoked(at, by, version));
  }

  static void insert(Handle sql, ApiKey key, byte[] hash) {
    sql.createUpdate(
            """
            insert into api_key
              (id, org_id, person_id, code, name, origin, hash, prefix, created_by, created_at, expires_at,
              remind_at)
            values (:id, :org, :person, :code, :name, :origin, :hash, :prefix, :by, :now, :expires,
              :remind)
            """)
        .bind("id", key.id())
        .bind("org", key.org())
        .bind("person", key.person())
        .bind("code", key.code())
        .bind("name", key.name())
        .bind("origin", key.origin().word())
        .bind("hash", hash)
        .bind("prefix", key.prefix())
        .bind("by", key.createdBy())
        .bind("now", key.createdAt())
        .bind("expires", key.expiresAt().orElse(null))
        .bind(
            "remind",
            key.expiresAt().flatMap(end -> KeyReminder.after(key.createdAt(), end)).orElse(null))
        .execute();
  }

  /** A person that is nobody's, for whom a service key speaks. */
  static UUID insertMachine(Handle sql, Instant now, String name) {
    UUID id = Transactions.newId();
    sql.createUpdate("insert into person (id, display_name, created_at) values (:id, :name, :now)")
        .bind("id", id)
        .bind("name", name)
        .bind("now", now)
        .execute();
    return id;
  }

  /** The service key of a person that is nobody's; also one that ended. */
  static Optional<ApiKey> ofMachine(Handle sql, UUID org, UUID person) {
    return sql.createQuery(
            "select k.* from api_key k force index (api_key_of_person)"
                + " where k.org_id = :org and k.person_id = :person and k.origin = 'service'")
        .bind("org", org)
        .bind("person", person)
        .map(MAPPER)
        .findFirst();
  }

  /** The key with that hash, of an org that is there. */
  static Optional<ApiKey> byHash(Handle sql, byte[] hash) {
    return sql.createQuery(
            """
            select k.* from api_key k
            join org o on o.id = k.org_id and o.deleted_at is null
            where k.hash = :hash
            """)
        .bind("hash", hash)
        .map(MAPPER)
        .findOne();
  }

  static Optional<ApiKey> find(Handle sql, UUID org, UUID id) {
    return sql.createQuery("select k.* from api_key k where k.id = :id and k.org_id = :org")
        .bind("id", id)
        .bind("org", org)
        .map(MAPPER)
        .findOne();
  }

  static Optional<ApiKey> byCode(Handle sql, UUID org, String code) {
    return sql.createQuery("select k.* from api_key k where k.org_id = :org and k.code = :code")
        .bind("org", org)
        .bind("code", code)
        .map(MAPPER)
        .findOne();
  }

  /** What is neither revoked nor over of somebody's, the newest first; few, by the limit. */
  static List<ApiKey> open(Handle sql, UUID org, UUID person, Instant now) {
    return sql.createQuery(
            "select k.* from api_key k force index (api_key_of_person)"
                + " where k.org_id = :org and k.person_id = :person and "
                + OPEN
                + " order by k.id desc")
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .map(MAPPER)
        .list();
  }

  /** What is neither revoked nor over of an org's own; few, by the limit. */
  static List<ApiKey> openService(Handle sql, UUID org, Instant now) {
    return sql.createQuery(
            "select k.* from api_key k force index (api_key_of_origin)"
                + " where k.org_id = :org and k.origin = 'service' and "
                + OPEN
                + " order by k.id desc")
        .bind("org", org)
        .bind("now", now)
        .map(MAPPER)
        .list();
  }

  /**
   * How many of an org's newest keys are neither revoked nor over.
   *
   * @param looked at how many is looked, so that it costs the same in any org
   */
  static int countOpen(Handle sql, UUID org, Instant now, int looked) {
    return sql.createQuery(
            "select count(*) from (select k.revoked_at, k.expires_at"
                + " from api_key k force index (api_key_newest)"
                + " where k.org_id = :org order by k.id desc limit :looked) k where "
                + OPEN)
        .bind("org", org)
        .bind("now", now)
        .bind("looked", looked)
        .mapTo(Integer.class)
        .one();
  }

  /** The keys of an org that begin so: hardly ever more than one. */
  static List<ApiKey> byPrefix(Handle sql, UUID org, String prefix) {
    return sql.createQuery(
            "select k.* from api_key k where k.org_id = :org and k.prefix = :prefix limit 20")
        .bind("org", org)
        .bind("prefix", prefix)
        .map(MAPPER)
        .list();
  }

  /** Ends a key; false when it ended before. */
  static boolean revoke(Handle sql, UUID id, Instant now, @Nullable UUID by, long version) {
    return sql.createUpdate(
                """
                update api_key set revoked_at = :now, revoked_by = :by, revoked_version = :version
                where id = :id and revoked_at is null
                """)
            .bind("id", id)
            .bind("now", now)
            .bind("by", by)
            .bind("version", version)
            .execute()
        == 1;
  }

  private static final String LOST =
      """
      from membership m
      join api_key k force index (api_key_of_person)
        on k.org_id = m.org_id and k.person_id = m.person_id
      where m.org_id = :org and m.role in (<roles>) and k.origin in (<origins>) and
      """
          + OPEN;

  /**
   * How many open keys people in some roles have.
   *
   * @param roles at least one
   * @param origins at least one
   */
  static int countOf(Handle sql, UUID org, Set<String> roles, List<String> origins, Instant now) {
    return sql.createQuery("select count(*) " + LOST)
        .bind("org", org)
        .bindList("roles", List.copyOf(roles))
        .bindList("origins", origins)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  /** Some of those, by their owners. */
  static List<ApiKey> someOf(
      Handle sql, UUID org, Set<String> roles, List<String> origins, Instant now, int most) {
    return sql.createQuery("select k.* " + LOST + " limit :most")
        .bind("org", org)
        .bindList("roles", List.copyOf(roles))
        .bindList("origins", origins)
        .bind("now", now)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /** Ends them all, in one statement. */
  static void revokeOf(
      Handle sql,
      UUID org,
      Set<String> roles,
      List<String> origins,
      Instant now,
      @Nullable UUID by,
      long version) {
    sql.createUpdate(
            """
            update membership m
            join api_key k force index (api_key_of_person)
              on k.org_id = m.org_id and k.person_id = m.person_id
            set k.revoked_at = :now, k.revoked_by = :by, k.revoked_version = :version
            where m.org_id = :org and m.role in (<roles>) and k.origin in (<origins>) and
            """
                + OPEN)
        .bind("org", org)
        .bindList("roles", List.copyOf(roles))
        .bindList("origins", origins)
        .bind("now", now)
        .bind("by", by)
        .bind("version", version)
        .execute();
  }

  /** Gives a key back that a change of the org ended; false when that is not what ended it. */
  static boolean restore(Handle sql, UUID id, long version) {
    return sql.createUpdate(
                """
                update api_key set revoked_at = null, revoked_by = null, revoked_version = null
                where id = :id and revoked_version = :version
                """)
            .bind("id", id)
            .bind("version", version)
            .execute()
        == 1;
  }

  /** The keys of somebody that a change of the org ended. */
  static List<ApiKey> revokedBy(Handle sql, UUID org, UUID person, long version) {
    return sql.createQuery(
            """
            select k.* from api_key k force index (api_key_of_person)
            where k.org_id = :org and k.person_id = :person and k.revoked_version = :version
            order by k.id
            """)
        .bind("org", org)
        .bind("person", person)
        .bind("version", version)
        .map(MAPPER)
        .list();
  }

  /** The keys whose end is to be told, in whatever org. */
  static List<ApiKey> toRemind(Handle sql, Instant now, int most) {
    return sql.createQuery(
            """
            select k.* from api_key k
            join org o on o.id = k.org_id and o.deleted_at is null
            where k.remind_at <= :now and k.expires_at is not null
            order by k.remind_at
            limit :most
            """)
        .bind("now", now)
        .bind("most", most)
        .map(MAPPER)
        .list();
  }

  /**
   * Takes a reminder that is due; false when another replica was faster.
   *
   * @param next when the one after is due; null for none
   */
  static boolean takeReminder(Handle sql, UUID id, Instant now, @Nullable Instant next) {
    return sql.createUpdate(
                "update api_key set remind_at = :next where id = :id and remind_at <= :now")
            .bind("id", id)
            .bind("now", now)
            .bind("next", next)
            .execute()
        == 1;
  }

  /** Notes when keys were used, to the minute. */
  static void used(Handle sql, UUID id, Instant at, Instant unlessSince) {
    sql.createUpdate(
            """
            update api_key set last_used_at = :at
            where id = :id and (last_used_at is null or last_used_at < :since)
            """)
        .bind("id", id)
        .bind("at", at)
        .bind("since", unlessSince)
        .execute();
  }
}
