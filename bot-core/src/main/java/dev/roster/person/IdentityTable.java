package dev.roster.person;

import dev.roster.access.Refusal;
import dev.roster.chat.Account;
import dev.roster.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** SQL of {@code chat_identity}. */
final class IdentityTable {

  // Of an identity i: whether the org is connected to where it speaks.
  private static final String SPOKEN = PersonSql.connected(":org", "i.platform", "i.tenant");

  private static final RowMapper<Account> ACCOUNT =
      (rs, context) ->
          new Account(rs.getString("platform"), rs.getString("tenant"), rs.getString("user_id"));

  private IdentityTable() {}

  static void insert(Handle sql, Instant now, UUID person, Account account) {
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

  /** Notes that whoever linked the account had signed in at the identity provider. */
  static void signedIn(Handle sql, Account account) {
    sql.createUpdate(
            """
            update chat_identity set signed_in = true
            where platform = :platform and tenant = :tenant and user_id = :user
            """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .execute();
  }

  /** Takes an account from whoever it is; until it is linked again no address binds it. */
  static void unlink(Handle sql, Account account, Instant now) {
    sql.createUpdate(
            """
            delete from chat_identity
            where platform = :platform and tenant = :tenant and user_id = :user
            """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .execute();
    sql.createUpdate(
            """
            insert into unlinked_account (account, unlinked_at) values (:account, :now)
            on duplicate key update unlinked_at = :now
            """)
        .bind("account", account.toString())
        .bind("now", now)
        .execute();
  }

  /** Whether the account's owner unlinked it, and did not link it since. */
  static boolean isUnlinked(Handle sql, Account account) {
    return sql.createQuery(
            "select exists (select 1 from unlinked_account where account = :account)")
        .bind("account", account.toString())
        .mapTo(Boolean.class)
        .one();
  }

  static void linkedAgain(Handle sql, Account account) {
    sql.createUpdate("delete from unlinked_account where account = :account")
        .bind("account", account.toString())
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

  /** Writes the account's row, so that what is read of it afterwards holds until the commit. */
  static void hold(Handle sql, Account account, Instant now) {
    sql.createUpdate(
            """
            update chat_identity set seen_at = greatest(seen_at, :now)
            where platform = :platform and tenant = :tenant and user_id = :user
            """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .bind("now", now)
        .execute();
  }

  /** Whether somebody has an account where the given one is. */
  static boolean hasIdentity(Handle sql, UUID person, Account account) {
    return accounts(sql, person).stream()
        .anyMatch(one ->
            one.platform().equals(account.platform()) && one.tenant().equals(account.tenant()));
  }

  /** Whether two people have an account in the same workspace or on the same platform. */
  static boolean meetSomewhere(Handle sql, UUID one, UUID other) {
    return accounts(sql, one).stream().anyMatch(account -> hasIdentity(sql, other, account));
  }

  /**
   * Gives somebody's accounts to another person. With the rights of whose sign-in they speak was
   * not decided under that one's.
   *
   * <p>INVARIANT: whoever is in an org keeps their accounts, also when they joined just now; that
   * the condition is part of the update makes it hold.
   */
  static void moveIdentities(Handle sql, UUID from, UUID to) {
    int all = accounts(sql, from).size();
    int moved =
        sql.createUpdate(
                """
                update chat_identity set person_id = :to, current_org = null, signed_in = false
                where person_id = :from
                  and not exists (
                    select 1 from membership m
                    join org o on o.id = m.org_id and o.deleted_at is null
                    where m.person_id = :from)
                """)
            .bind("from", from)
            .bind("to", to)
            .execute();
    if (moved != all) {
      throw new Refusal("This account joined an org meanwhile. Please look with `/me` first.");
    }
  }

  static List<UUID> currentOrgs(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select current_org from chat_identity
            where person_id = :person and current_org is not null
            order by seen_at desc
            """)
        .bind("person", person)
        .mapTo(UUID.class)
        .list();
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

  /** The same only where no org is the current one. */
  static void switchWhereNone(Handle sql, UUID person, UUID org) {
    sql.createUpdate(
            """
            update chat_identity i set i.current_org = :org
            where i.person_id = :person and i.current_org is null and
            """
                + SPOKEN)
        .bind("org", org)
        .bind("person", person)
        .execute();
  }

  /** Ends that an org is the current one: of one person, or of everybody. */
  static void forgetOrg(Handle sql, UUID org, Optional<UUID> person) {
    sql.createUpdate(
            """
            update chat_identity set current_org = null
            where current_org = :org and (:person is null or person_id = :person)
            """)
        .bind("org", org)
        .bind("person", person.orElse(null))
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

  /** Notes when whoever speaks from the account was active in an org. */
  static void activeIn(Handle sql, Account account, UUID org, Instant now) {
    sql.createUpdate(
            """
            update membership set last_active_at = :now
            where org_id = :org and (last_active_at is null or last_active_at < :now)
              and person_id = (select i.person_id from chat_identity i
                where i.platform = :platform and i.tenant = :tenant and i.user_id = :user)
            """)
        .bind("org", org)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .bind("now", now)
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
