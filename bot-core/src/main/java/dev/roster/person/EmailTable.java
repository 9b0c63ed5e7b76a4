package dev.roster.person;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.store.Likes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code person} about addresses: who proved one, and whom a platform shows with one. */
final class EmailTable {

  private EmailTable() {}

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
}
