package dev.roster.person;

import dev.roster.audit.AuditLog;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.store.Likes;
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

  /** Who proved that they read that mailbox. */
  static Optional<UUID> byProvenEmail(Handle sql, String normalised) {
    return sql.createQuery("select id from person where email_key = :email")
        .bind("email", normalised)
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * People whom a platform connected to the org shows with that address, though they did not prove
   * it themselves. Only a workspace vouches for an address; Discord tells none, so that an account
   * there is no witness.
   */
  static List<UUID> byShownEmail(Handle sql, String normalised, UUID org) {
    return sql.createQuery(
            """
            select distinct p.id
            from person p
            join chat_identity i on i.person_id = p.id
            join chat_install c on c.platform = i.platform and c.tenant = i.tenant
            join org_install oi on oi.install_id = c.id and oi.org_id = :org
            where p.email_norm = :email and p.email_proven_at is null
            """)
        .bind("email", normalised)
        .bind("org", org)
        .mapTo(UUID.class)
        .list();
  }

  /**
   * The person with that proven address who is in an org connected to the account's installation
   * and has no identity there yet. A personal org is no witness: nobody else trusts it.
   */
  static Optional<UUID> bindable(Handle sql, Account account, String normalised) {
    return sql.createQuery(
            """
            select p.id
            from person p
            where p.email_key = :email
              and not exists (
                select 1 from chat_identity i
                where i.person_id = p.id and i.platform = :platform and i.tenant = :tenant)
              and exists (
                select 1 from membership m
                join org o on o.id = m.org_id and not o.personal
                where m.person_id = p.id and
            """
                + PersonSql.connected("m.org_id", ":platform", ":tenant")
                + ")")
        .bind("email", normalised)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * The only person whom a workspace shows with that address, though they did not prove it: in an
   * org that is connected to both that workspace and the place. A workspace of strangers vouches
   * for nobody here.
   */
  static Optional<UUID> onlyShown(Handle sql, String normalised, Place place) {
    List<UUID> shown =
        sql.createQuery(
                """
                select distinct p.id
                from person p
                join chat_identity i on i.person_id = p.id
                join membership m on m.person_id = p.id
                join org o on o.id = m.org_id and not o.personal
                join org_install witness on witness.org_id = m.org_id
                join chat_install w
                  on w.id = witness.install_id and w.platform = i.platform and w.tenant = i.tenant
                join org_install here on here.org_id = m.org_id
                join chat_install h on h.id = here.install_id
                where p.email_norm = :email and p.email_proven_at is null
                  and h.platform = :platform and h.tenant = :install
                """)
            .bind("email", normalised)
            .bind("platform", place.platform())
            .bind("install", place.install())
            .mapTo(UUID.class)
            .list();
    return shown.size() == 1 ? Optional.of(shown.getFirst()) : Optional.empty();
  }

  /** The accounts that platforms show with that address, of people who did not prove it. */
  static List<Addresses.Shown> shown(Handle sql, String normalised) {
    return sql.createQuery(
            """
            select p.id, i.platform, i.tenant, i.user_id
            from person p
            join chat_identity i on i.person_id = p.id
            where p.email_norm = :email and p.email_proven_at is null
            limit 100
            """)
        .bind("email", normalised)
        .map((rs, context) ->
            new Addresses.Shown(
                UUID.fromString(rs.getString("id")),
                new Account(
                    rs.getString("platform"), rs.getString("tenant"), rs.getString("user_id"))))
        .list();
  }

  /** The only person with that address and an account where the given one is. */
  static Optional<UUID> onlyShownIn(Handle sql, String normalised, Account where) {
    List<UUID> shown =
        where.tenant().equals(Account.EVERYWHERE)
            ? List.of()
            : sql.createQuery(
                    """
                    select p.id from person p
                    where p.email_norm = :email and p.email_proven_at is null
                      and exists (select 1 from chat_identity i
                        where i.person_id = p.id and i.platform = :platform
                          and i.tenant = :tenant)
                    """)
                .bind("email", normalised)
                .bind("platform", where.platform())
                .bind("tenant", where.tenant())
                .mapTo(UUID.class)
                .list();
    return shown.size() == 1 ? Optional.of(shown.getFirst()) : Optional.empty();
  }

  static List<UUID> startingWith(Handle sql, String start, int most) {
    return sql.createQuery(
            """
            select id from person
            where email_norm like :start and erased_at is null
            order by email_norm, id
            limit :most
            """)
        .bind("start", Likes.literal(start) + "%")
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  static boolean hasSignIn(Handle sql, UUID person) {
    return sql.createQuery("select exists (select 1 from sign_in where person_id = :person)")
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
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

  /**
   * Whether somebody else is shown with that address, though they did not prove it, who is in an
   * org that is spoken of on the platform of the place.
   */
  static boolean isShownBeside(Handle sql, String normalised, Place place, UUID into) {
    return sql.createQuery(
            """
            select exists (
              select 1 from person p
              join membership m on m.person_id = p.id
              join org o on o.id = m.org_id and not o.personal and o.deleted_at is null
              join org_install oi on oi.org_id = o.id
              join chat_install c on c.id = oi.install_id and c.platform = :platform
              where p.email_norm = :email and p.email_proven_at is null and p.id <> :into)
            """)
        .bind("platform", place.platform())
        .bind("email", normalised)
        .bind("into", into)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean isErased(Handle sql, UUID person) {
    return sql.createQuery(
            "select exists (select 1 from person where id = :person and erased_at is not null)")
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<String> provenEmailOf(Handle sql, UUID person) {
    return sql.createQuery(
            "select email_key from person where id = :person and email_key is not null")
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  static void forgetEmail(Handle sql, UUID person) {
    sql.createUpdate(
            """
            update person set email = null, email_norm = null, email_proven_at = null
            where id = :person
            """)
        .bind("person", person)
        .execute();
    SearchTable.refresh(sql, person);
  }

  static void prove(Handle sql, UUID person, EmailAddress email, Instant now) {
    sql.createUpdate(
            """
            update person set email = :email, email_norm = :norm, email_proven_at = :now
            where id = :person
            """)
        .bind("email", email.typed())
        .bind("norm", email.normalised())
        .bind("now", now)
        .bind("person", person)
        .execute();
    SearchTable.refresh(sql, person);
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
