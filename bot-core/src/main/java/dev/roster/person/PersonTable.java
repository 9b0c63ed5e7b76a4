package dev.roster.person;

import dev.roster.chat.Account;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code person} and {@code chat_identity}. */
final class PersonTable {

  // Of an identity i: whether the org is connected to where it speaks.
  private static final String SPOKEN = PersonSql.connected(":org", "i.platform", "i.tenant");

  private static final RowMapper<Account> ACCOUNT =
      (rs, context) ->
          new Account(rs.getString("platform"), rs.getString("tenant"), rs.getString("user_id"));

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

  static void insertIdentity(Handle sql, Instant now, UUID person, Account account) {
    sql.createUpdate(
            """
            insert into chat_identity (id, platform, tenant, user_id, person_id, created_at, seen_at)
            values (:id, :platform, :tenant, :user, :person, :now, :now)
            """)
        .bind("id", Transactions.newId())
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .bind("person", person)
        .bind("now", now)
        .execute();
  }

  static Optional<UUID> byAccount(Handle sql, Account account) {
    return sql.createQuery(
            """
            select person_id from chat_identity
            where platform = :platform and tenant = :tenant and user_id = :user
            """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
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
   * and has no identity there yet.
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
  }

  static void touch(Handle sql, UUID person) {
    sql.createUpdate("update person set version = version + 1 where id = :person")
        .bind("person", person)
        .execute();
  }

  /** The orgs that a person is in, in the order in which they are touched. */
  static List<UUID> orgs(Handle sql, UUID person) {
    return sql.createQuery(
            "select org_id from membership where person_id = :person order by org_id")
        .bind("person", person)
        .mapTo(UUID.class)
        .list();
  }

  static void nameIfUnnamed(Handle sql, UUID person, String displayName) {
    sql.createUpdate(
            "update person set display_name = :name where id = :person and display_name is null")
        .bind("name", displayName)
        .bind("person", person)
        .execute();
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
                accounts(sql, person)))
        .findOne();
  }

  /** The accounts of a member of the org from where the org is spoken of, the last used first. */
  static List<Account> accountsIn(Handle sql, UUID person, UUID org, boolean active) {
    return sql.createQuery(
            """
            select i.platform, i.tenant, i.user_id from chat_identity i
            where i.person_id = :person
              and exists (select 1 from membership m
                where m.org_id = :org and m.person_id = :person
                  and (not :active or m.status = 'active'))
              and
            """
                + SPOKEN
                + " order by i.seen_at desc")
        .bind("person", person)
        .bind("org", org)
        .bind("active", active)
        .map(ACCOUNT)
        .list();
  }

  /** Who proved the address, where the org is spoken of: their accounts, the last used first. */
  static List<Account> accountsProving(Handle sql, String normalised, UUID org) {
    return sql.createQuery(
            """
            select i.platform, i.tenant, i.user_id from chat_identity i
            join person p on p.id = i.person_id
            where p.email_key = :email and
            """
                + SPOKEN
                + " order by i.seen_at desc")
        .bind("email", normalised)
        .bind("org", org)
        .map(ACCOUNT)
        .list();
  }

  /** The normalised address that whoever speaks from the account proved. */
  static Optional<String> provenEmail(Handle sql, Account account) {
    return sql.createQuery(
            """
            select p.email_key from chat_identity i
            join person p on p.id = i.person_id
            where i.platform = :platform and i.tenant = :tenant and i.user_id = :user
              and p.email_key is not null
            """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .mapTo(String.class)
        .findOne();
  }

  static List<Account> accounts(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select platform, tenant, user_id from chat_identity
            where person_id = :person order by seen_at desc
            """)
        .bind("person", person)
        .map(ACCOUNT)
        .list();
  }

  static void switchTo(Handle sql, UUID person, UUID org) {
    sql.createUpdate(
            """
            update chat_identity i set i.current_org = :org
            where i.person_id = :person and
            """
                + SPOKEN)
        .bind("org", org)
        .bind("person", person)
        .execute();
  }

  static void switchTo(Handle sql, Account account, UUID org) {
    sql.createUpdate(
            """
            update chat_identity set current_org = :org
            where platform = :platform and tenant = :tenant and user_id = :user
            """)
        .bind("org", org)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .execute();
  }

  static void seen(Handle sql, Account account, Instant now) {
    sql.createUpdate(
            """
            update chat_identity set seen_at = :now
            where platform = :platform and tenant = :tenant and user_id = :user and seen_at < :now
            """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .bind("now", now)
        .execute();
  }
}
