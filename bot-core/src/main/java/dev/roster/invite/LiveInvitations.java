package dev.roster.invite;

import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about invitations that wait for an answer, by the people they concern. */
final class LiveInvitations {

  private static final String LIVE = "i.state = 'pending' and i.expires_at > :now";

  /**
   * The invitations of an org that are for a person: they name an account of theirs, or an address
   * that they proved or that a workspace of the org shows for them. The same that lets them accept
   * it. Each by its own index: together MariaDB would look through the whole org.
   */
  private static final String FOR_PERSON =
      """
      (select a.id from chat_identity c
       join invitation a force index (invitation_live_account)
         on a.org_id = :org and a.live_account = concat(
           c.platform, ':', if(c.tenant = '%1$s', '', concat(c.tenant, '/')), c.user_id)
       where c.person_id = :person
       union
       select e.id from person p
       join invitation e force index (invitation_live_email)
         on e.org_id = :org and e.live_email = p.email_norm
       where p.id = :person and (p.email_proven_at is not null or exists (
         select 1 from chat_identity c
         where c.person_id = p.id and c.tenant <> '%1$s' and %2$s)))
      """
          .formatted(Account.EVERYWHERE, PersonSql.connected(":org", "c.platform", "c.tenant"));

  private LiveInvitations() {}

  /** Those of an org that a person sent, or sent again, last. */
  static List<Invitation> sentBy(Handle sql, UUID org, UUID person, Instant now) {
    return sql.createQuery(
            InvitationTable.SELECT
                + "where i.org_id = :org and i.invited_by = :person and "
                + LIVE
                + " order by i.id")
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .map(InvitationTable.MAPPER)
        .list();
  }

  /** The newest of those. */
  static List<Invitation> newestSentBy(Handle sql, UUID org, UUID person, Instant now, int most) {
    return sql.createQuery(
            InvitationTable.SELECT
                + "where i.org_id = :org and i.invited_by = :person and "
                + LIVE
                + " order by i.id desc limit :most")
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .bind("most", most)
        .map(InvitationTable.MAPPER)
        .list();
  }

  /**
   * Those that a change of the org cancelled, of what a person sent; found by the events of that
   * very change, whatever the size of the org.
   */
  static List<Invitation> cancelledBy(Handle sql, UUID org, long version, UUID sender) {
    return eventsOf(sql, org, version, "invitation.cancelled").stream()
        .flatMap(id -> InvitationTable.find(sql, id).stream())
        .filter(invitation -> invitation.invitedBy().equals(sender))
        .toList();
  }

  /** Those that a change of the org sent, in the order of sending. */
  static List<Invitation> sentBy(Handle sql, UUID org, long version) {
    return eventsOf(sql, org, version, "invitation.sent").stream()
        .flatMap(id -> InvitationTable.find(sql, id).stream())
        .toList();
  }

  private static List<UUID> eventsOf(Handle sql, UUID org, long version, String action) {
    return sql.createQuery(
            """
            select target_id from audit_event
            where chain = :org and version = :version and action = :action
            order by n
            """)
        .bind("org", org)
        .bind("version", version)
        .bind("action", action)
        .mapTo(UUID.class)
        .list();
  }

  static int countSentBy(Handle sql, UUID org, UUID person, Instant now) {
    return sql.createQuery(
            "select count(*) from invitation i where i.org_id = :org and i.invited_by = :person and "
                + LIVE)
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Ends all that are pending in an org, in one statement: what has run out as expired.
   *
   * @return how many
   */
  static int endAll(Handle sql, UUID org, Instant now) {
    int ended =
        sql.createUpdate(
                """
                update invitation
                set state = if(expires_at <= :now, 'expired', 'cancelled'), ended_at = :now
                where org_id = :org and state = 'pending'
                """)
            .bind("org", org)
            .bind("now", now)
            .execute();
    InvitationTable.addPending(sql, org, -ended);
    return ended;
  }

  /** The newest of an org. */
  static List<Invitation> newest(Handle sql, UUID org, Instant now, int most) {
    return sql.createQuery(
            InvitationTable.SELECT
                + "where i.org_id = :org and "
                + LIVE
                + " order by i.id desc limit :most")
        .bind("org", org)
        .bind("now", now)
        .bind("most", most)
        .map(InvitationTable.MAPPER)
        .list();
  }

  /** All of an org. */
  static List<Invitation> of(Handle sql, UUID org, Instant now) {
    return sql.createQuery(
            InvitationTable.SELECT + "where i.org_id = :org and " + LIVE + " order by i.id")
        .bind("org", org)
        .bind("now", now)
        .map(InvitationTable.MAPPER)
        .list();
  }

  /**
   * Gives each invitation of an org, but those that were accepted, the role that its role becomes.
   * None ever carries a role that only one can hold.
   */
  static void moveRoles(Handle sql, UUID org, String from, String to, String lowest) {
    sql.createUpdate(
            """
            update invitation i
            left join role_successor s
              on s.from_scheme = :from and s.from_role = i.role and s.to_scheme = :to
            left join role r on r.scheme = s.to_scheme and r.name = s.to_role and not r.is_unique
            set i.role = coalesce(r.name, :lowest)
            where i.org_id = :org and i.state <> 'accepted'
            """)
        .bind("org", org)
        .bind("from", from)
        .bind("to", to)
        .bind("lowest", lowest)
        .execute();
  }

  /** Those of an org that are for a person, by whatever account or address. */
  static List<Invitation> forPerson(Handle sql, UUID org, UUID person, Instant now) {
    return sql.createQuery(
            InvitationTable.SELECT
                + "join "
                + FOR_PERSON
                + " mine on mine.id = i.id where "
                + LIVE
                + " order by i.id")
        .bind("org", org)
        .bind("person", person)
        .bind("now", now)
        .map(InvitationTable.MAPPER)
        .list();
  }

  /** Whether one of an org was sent to an address. */
  static boolean isSentTo(Handle sql, UUID org, EmailAddress email, Instant now) {
    return sql.createQuery(
            "select 1 from invitation i force index (invitation_live_email)"
                + " where i.org_id = :org and i.live_email = :email and "
                + LIVE)
        .bind("org", org)
        .bind("email", email.normalised())
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Those that wait for somebody's answer: sent to the account, or to one of their addresses, of
   * orgs that are connected to where the person is.
   */
  static List<Invitation> waitingFor(
      Handle sql, Account account, Set<String> addresses, Instant now) {
    return sql.createQuery(
            InvitationTable.SELECT
                + "join org o on o.id = i.org_id and o.deleted_at is null join ("
                + "select id from invitation force index (invitation_account)"
                + " where account = :account and state = 'pending'"
                + " union select e.id from invitation e force index (invitation_email)"
                + " where e.email_norm in (<addresses>) and e.state = 'pending' and "
                + PersonSql.connected("e.org_id", ":platform", ":tenant")
                + ") mine on mine.id = i.id where "
                + LIVE
                + """
                 order by i.id desc
                limit 20
                """)
        .bind("account", account.toString())
        // No address at all fits nobody; an empty list would be no SQL.
        .bindList("addresses", addresses.isEmpty() ? List.of("") : List.copyOf(addresses))
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("now", now)
        .map(InvitationTable.MAPPER)
        .list();
  }

  /** Those that wait for whoever reads an address, in whatever org. */
  static List<Invitation> waitingFor(Handle sql, String normalised, Instant now) {
    return sql.createQuery(
            InvitationTable.SELECT
                + "join org o on o.id = i.org_id and o.deleted_at is null"
                + " where i.id in (select id from invitation force index (invitation_email)"
                + " where email_norm = :email and state = 'pending') and "
                + LIVE
                + " order by i.id desc limit 20")
        .bind("email", normalised)
        .bind("now", now)
        .map(InvitationTable.MAPPER)
        .list();
  }
}
