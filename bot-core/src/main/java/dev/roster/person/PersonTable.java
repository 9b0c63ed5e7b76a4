package dev.roster.person;

import dev.roster.audit.AuditLog;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL of {@code person}. */
final class PersonTable {

  private PersonTable() {}

  static UUID insert(
      Handle sql,
      Instant now,
      @Nullable String displayName,
      @Nullable EmailAddress email,
      boolean proven,
      @Nullable String zone) {
    UUID id = Transactions.newId();
    sql.createUpdate(
            """
            insert into person (id, display_name, email, email_norm, email_proven_at, zone, created_at)
            values (:id, :name, :email, :norm, :proven, :zone, :now)
            """)
        .bind("id", id)
        .bind("name", displayName)
        .bind("email", email == null ? null : email.typed())
        .bind("norm", email == null ? null : email.normalised())
        .bind("proven", proven ? now : null)
        .bind("zone", zone)
        .bind("now", now)
        .execute();
    return id;
  }

  /** Whom somebody became part of, when two turned out to be one. */
  static Optional<UUID> mergedInto(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select json_value(after_values, '$.person') from audit_event
            where chain = :platform and target_id = :person and action = 'person.merged'
            order by version desc
            limit 1
            """)
        .bind("platform", AuditLog.PLATFORM)
        .bind("person", person)
        .mapTo(UUID.class)
        .findOne();
  }

  static Optional<String> zone(Handle sql, UUID person) {
    return sql.createQuery("select zone from person where id = :person and zone is not null")
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  static void pickZone(Handle sql, UUID person, Optional<String> zone) {
    sql.createUpdate("update person set zone = :zone where id = :person")
        .bind("zone", zone.orElse(null))
        .bind("person", person)
        .execute();
  }

  static boolean isErased(Handle sql, UUID person) {
    return sql.createQuery(
            "select exists (select 1 from person where id = :person and erased_at is not null)")
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  static void touch(Handle sql, UUID person) {
    sql.createUpdate("update person set version = version + 1 where id = :person")
        .bind("person", person)
        .execute();
  }

  static long version(Handle sql, UUID person) {
    return sql.createQuery("select version from person where id = :person")
        .bind("person", person)
        .mapTo(Long.class)
        .one();
  }

  static FullName fullName(Handle sql, UUID person) {
    return sql.createQuery(
            "select first_name, last_name, name_version from person where id = :person")
        .bind("person", person)
        .map((rs, context) ->
            new FullName(
                Optional.ofNullable(rs.getString("first_name")),
                Optional.ofNullable(rs.getString("last_name")),
                rs.getLong("name_version")))
        .one();
  }

  static void rename(Handle sql, UUID person, FullName to, long decidedBy) {
    sql.createUpdate(
            """
            update person set first_name = :first, last_name = :last, name_version = :decided
            where id = :person
            """)
        .bind("first", to.first().orElse(null))
        .bind("last", to.last().orElse(null))
        .bind("decided", decidedBy)
        .bind("person", person)
        .execute();
    SearchTable.refresh(sql, person);
  }

  /** The orgs that a person is in, in the order in which they are touched. */
  static List<UUID> orgs(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select m.org_id from membership m
            join org o on o.id = m.org_id and o.deleted_at is null
            where m.person_id = :person order by m.org_id
            """)
        .bind("person", person)
        .mapTo(UUID.class)
        .list();
  }

  /** Whether a person is in an org that others can be in too; their own alone binds nobody. */
  static boolean isInSharedOrg(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select exists (
              select 1 from membership m
              join org o on o.id = m.org_id and not o.personal and o.deleted_at is null
              where m.person_id = :person)
            """)
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean isInSharedOrgBesides(Handle sql, UUID person, UUID org) {
    return sql.createQuery(
            """
            select exists (
              select 1 from membership m
              join org o on o.id = m.org_id and not o.personal and o.deleted_at is null
              where m.person_id = :person and m.org_id <> :org)
            """)
        .bind("person", person)
        .bind("org", org)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<UUID> personalOrg(Handle sql, UUID person) {
    return sql.createQuery("select id from org where personal_of = :person")
        .bind("person", person)
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Closes the personal org of somebody who becomes part of somebody else; nobody is in it then.
   */
  static void closePersonalOrg(Handle sql, UUID org, Instant now) {
    for (String table : List.of("membership", "headcount", "org_install", "channel_org")) {
      sql.createUpdate("delete from " + table + " where org_id = :org").bind("org", org).execute();
    }
    sql.createUpdate("update org set members = 0, deleted_at = :now where id = :org")
        .bind("now", now)
        .bind("org", org)
        .execute();
  }

  static void nameIfUnnamed(Handle sql, UUID person, String displayName) {
    sql.createUpdate(
            "update person set display_name = :name where id = :person and display_name is null")
        .bind("name", displayName)
        .bind("person", person)
        .execute();
    SearchTable.refresh(sql, person);
  }

  static Optional<Person> find(Handle sql, UUID person) {
    return sql.createQuery(
            "select p.id, "
                + PersonSql.NAME
                + " as name, p.email from person p where p.id = :person")
        .bind("person", person)
        .map((rs, context) ->
            new Person(
                person,
                rs.getString("name"),
                Optional.ofNullable(rs.getString("email")),
                IdentityTable.accounts(sql, person)))
        .findOne();
  }
}
