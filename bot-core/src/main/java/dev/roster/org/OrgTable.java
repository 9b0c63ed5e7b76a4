package dev.roster.org;

import dev.roster.chat.Place;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code org}, {@code chat_install} and what connects them. */
final class OrgTable {

  private OrgTable() {}

  /** The org; invitations past their time hold no seat, though nobody ended them yet (X21). */
  static Optional<Org> find(Handle sql, UUID id, Instant now) {
    return sql.createQuery(
            """
            select o.*, s.title as scheme_title, p.title as plan_title, p.seats,
              (select count(*) from invitation i force index (invitation_overdue)
                where o.pending > 0 and i.org_id = o.id and i.state = 'pending'
                  and i.expires_at <= :now) as overdue
            from org o
            join scheme s on s.name = o.scheme
            join plan p on p.name = o.plan
            where o.id = :id and o.deleted_at is null
            """)
        .bind("id", id)
        .bind("now", now)
        .map((rs, context) -> {
          int seats = rs.getInt("seats");
          Optional<Integer> planSeats = rs.wasNull() ? Optional.empty() : Optional.of(seats);
          return new Org(
              id,
              rs.getString("slug"),
              rs.getString("name"),
              Optional.ofNullable(rs.getString("description")),
              rs.getString("scheme"),
              rs.getString("scheme_title"),
              rs.getString("plan"),
              rs.getString("plan_title"),
              planSeats,
              rs.getLong("version"),
              rs.getInt("members"),
              rs.getInt("pending") - rs.getInt("overdue"),
              rs.getBoolean("personal"),
              rs.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
        })
        .findOne();
  }

  /** Deletes softly; nothing is spoken of it anywhere from then on. */
  static void delete(Handle sql, UUID org, Instant now) {
    for (String spoken :
        List.of(
            "delete from channel_org where org_id = :org",
            "delete from org_install where org_id = :org",
            "delete from connect_code where org_id = :org and used_at is null")) {
      sql.createUpdate(spoken).bind("org", org).execute();
    }
    sql.createUpdate("update org set deleted_at = :now where id = :org")
        .bind("now", now)
        .bind("org", org)
        .execute();
  }

  static String name(Handle sql, UUID id) {
    return sql.createQuery("select name from org where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

  static String slug(Handle sql, UUID id) {
    return sql.createQuery("select slug from org where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

  static boolean isThere(Handle sql, UUID id) {
    return sql.createQuery(
            "select exists (select 1 from org where id = :id and deleted_at is null)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static void insert(Handle sql, Instant now, UUID id, String slug, Orgs.Draft draft) {
    sql.createUpdate(
            """
            insert into org (id, slug, name, description, scheme, plan, version, created_at)
            values (:id, :slug, :name, :description, :scheme, :plan, 1, :now)
            """)
        .bind("id", id)
        .bind("slug", slug)
        .bind("name", draft.name())
        .bind("description", draft.description().orElse(null))
        .bind("scheme", draft.scheme())
        .bind("plan", draft.plan())
        .bind("now", now)
        .execute();
  }

  /** Makes somebody's own org. */
  static void insertPersonal(
      Handle sql,
      Instant now,
      UUID id,
      String slug,
      String name,
      String scheme,
      String plan,
      UUID person) {
    sql.createUpdate(
            """
            insert into org
              (id, slug, name, scheme, plan, personal, personal_of, version, created_at)
            values (:id, :slug, :name, :scheme, :plan, true, :person, 1, :now)
            """)
        .bind("id", id)
        .bind("slug", slug)
        .bind("name", name)
        .bind("scheme", scheme)
        .bind("plan", plan)
        .bind("person", person)
        .bind("now", now)
        .execute();
  }

  /** An org of a scheme that somebody is active in without having an org of their own. */
  static Optional<UUID> owesPersonal(Handle sql, UUID person, String scheme) {
    return sql.createQuery(
            """
            select m.org_id from membership m
            join org o on o.id = m.org_id and o.deleted_at is null and o.scheme = :scheme
            where m.person_id = :person and m.status = 'active'
              and not exists (select 1 from org own where own.personal_of = :person)
            order by m.org_id limit 1
            """)
        .bind("person", person)
        .bind("scheme", scheme)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Connects an org to wherever another one is. */
  static void connectLike(Handle sql, Instant now, UUID org, UUID other) {
    sql.createUpdate(
            """
            insert into org_install (org_id, install_id, connected_at)
            select :org, install_id, :now from org_install where org_id = :other
            """)
        .bind("org", org)
        .bind("now", now)
        .bind("other", other)
        .execute();
  }

  /** The slugs that are the given one, with or without a number behind it. */
  static List<String> slugsLike(Handle sql, String slug) {
    return sql.createQuery(
            """
            select slug from org where slug = :slug or slug like :numbered
            order by slug limit :most
            """)
        .bind("slug", slug)
        .bind("numbered", slug + "-%")
        .bind("most", Slug.LOOKED_AT)
        .mapTo(String.class)
        .list();
  }

  /** The installation that a place belongs to; made when it is the first time. */
  static UUID install(Handle sql, Instant now, Place place, Optional<String> name) {
    sql.createUpdate(
            """
            insert into chat_install (id, platform, tenant, name, created_at)
            values (:id, :platform, :tenant, :name, :now)
            on duplicate key update name = coalesce(value(name), name)
            """)
        .bind("id", Transactions.newId())
        .bind("platform", place.platform())
        .bind("tenant", place.install())
        .bind("name", name.orElse(null))
        .bind("now", now)
        .execute();
    return sql.createQuery(
            "select id from chat_install where platform = :platform and tenant = :tenant")
        .bind("platform", place.platform())
        .bind("tenant", place.install())
        .mapTo(UUID.class)
        .one();
  }

  /** Connects an org to an installation; false when it was before. */
  static boolean connect(Handle sql, Instant now, UUID org, UUID install) {
    return sql.createUpdate(
                """
                insert ignore into org_install (org_id, install_id, connected_at)
                values (:org, :install, :now)
                """)
            .bind("org", org)
            .bind("install", install)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Takes a connection back, and what channels there speak of the org; false without one. */
  static boolean disconnect(Handle sql, UUID org, Place place) {
    sql.createUpdate(
            """
            delete co from channel_org co
            join chat_install c on c.id = co.install_id
            where co.org_id = :org and c.platform = :platform and c.tenant = :tenant
            """)
        .bind("org", org)
        .bind("platform", place.platform())
        .bind("tenant", place.install())
        .execute();
    return sql.createUpdate(
                """
                delete oi from org_install oi
                join chat_install c on c.id = oi.install_id
                where oi.org_id = :org and c.platform = :platform and c.tenant = :tenant
                """)
            .bind("org", org)
            .bind("platform", place.platform())
            .bind("tenant", place.install())
            .execute()
        == 1;
  }

  /** The live org that a channel speaks of. */
  static Optional<UUID> spokenOf(Handle sql, Place place) {
    return sql.createQuery(
            """
            select co.org_id from channel_org co
            join chat_install c on c.id = co.install_id
            join org o on o.id = co.org_id and o.deleted_at is null
            where c.platform = :platform and c.tenant = :install and co.channel = :channel
            """)
        .bind("platform", place.platform())
        .bind("install", place.install())
        .bind("channel", place.channel())
        .mapTo(UUID.class)
        .findOne();
  }

  static Optional<UUID> spokenOf(Handle sql, UUID install, String channel) {
    return sql.createQuery(
            """
            select co.org_id from channel_org co
            join org o on o.id = co.org_id and o.deleted_at is null
            where co.install_id = :install and co.channel = :channel
            """)
        .bind("install", install)
        .bind("channel", channel)
        .mapTo(UUID.class)
        .findOne();
  }

  static void speakOf(Handle sql, UUID install, String channel, UUID org) {
    sql.createUpdate(
            """
            insert into channel_org (install_id, channel, org_id) values (:install, :channel, :org)
            on duplicate key update org_id = value(org_id)
            """)
        .bind("install", install)
        .bind("channel", channel)
        .bind("org", org)
        .execute();
  }

  /** Where the org is spoken, by platform and name. */
  static List<Org.Connection> connections(Handle sql, UUID org) {
    return sql.createQuery(
            """
            select c.platform, c.tenant, c.name
            from org_install oi
            join chat_install c on c.id = oi.install_id
            where oi.org_id = :org
            order by c.platform, coalesce(c.name, c.tenant), c.tenant
            """)
        .bind("org", org)
        .map((rs, context) ->
            new Org.Connection(
                rs.getString("platform"),
                rs.getString("tenant"),
                Optional.ofNullable(rs.getString("name"))))
        .list();
  }
}
