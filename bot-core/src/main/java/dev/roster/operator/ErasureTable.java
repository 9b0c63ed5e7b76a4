package dev.roster.operator;

import dev.roster.audit.AuditLog;
import dev.roster.json.Json;
import dev.roster.person.PersonSql;
import dev.roster.reply.Sentences;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL that deletes what names somebody, and of where they are. */
final class ErasureTable {

  private static final int AT_ONCE = 500;

  // Shorter ones are found in any text.
  private static final int SHORTEST = 3;

  // No list is empty in SQL.
  private static final String NOBODY = "-";

  private ErasureTable() {}

  /** Every address that somebody proved, is shown with, or signed in with. */
  static Set<String> addresses(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select email_norm from person where id = :person and email_norm is not null
            union select email_norm from sign_in where person_id = :person
            union select email_norm from web_session where person_id = :person
            """)
        .bind("person", person)
        .mapTo(String.class)
        .set();
  }

  /** Orgs that others can be in where they are, or that wait for their answer, by id. */
  static List<UUID> orgs(
      Handle sql, UUID person, Collection<String> addresses, Collection<String> accounts) {
    return sql.createQuery(
            """
            select o.id from org o
            where not o.personal and o.deleted_at is null and o.id in (
              select org_id from membership where person_id = :person
              union select org_id from invitation
                where state = 'pending' and email_norm in (<addresses>)
              union select org_id from invitation
                where state = 'pending' and account in (<accounts>)
              union select org_id from join_request
                where state = 'pending' and person_id = :person)
            order by o.id
            """)
        .bind("person", person)
        .bindList("addresses", some(addresses))
        .bindList("accounts", some(accounts))
        .mapTo(UUID.class)
        .list();
  }

  /** Whether a membership is left, also one that was made since the change began. */
  static boolean isInOrg(Handle sql, UUID person) {
    return !sql.createQuery(
            "select id from membership where person_id = :person lock in share mode")
        .bind("person", person)
        .mapTo(UUID.class)
        .list()
        .isEmpty();
  }

  /** Deletes the erasable words of every event about them, or about what was theirs alone. */
  static int words(
      Handle sql,
      UUID person,
      Collection<UUID> personal,
      Collection<String> addresses,
      Collection<String> accounts) {
    List<UUID> ids =
        sql.createQuery(
                """
                select e.personal_id
                  from (select id from org union all select :platform) c
                  join audit_event e force index (audit_event_about)
                    on e.chain = c.id and e.about = :person
                  where e.personal_id is not null
                union select e.personal_id
                  from invitation i
                  join audit_event e on e.chain = i.org_id and e.target_id = i.id
                  where e.personal_id is not null
                    and (i.email_norm in (<addresses>) or i.account in (<accounts>)
                      or i.member_id = :person)
                union select e.personal_id from audit_event e
                  where e.chain = :platform and e.action in ('account.asked', 'account.refused')
                    and e.account in (<accounts>) and e.personal_id is not null
                union select e.personal_id from audit_event e
                  where e.chain in (<personal>) and e.personal_id is not null
                """)
            .bind("platform", AuditLog.PLATFORM)
            .bind("person", person)
            .bindList("addresses", some(addresses))
            .bindList("accounts", some(accounts))
            .bindList("personal", personal.isEmpty() ? List.of(person) : List.copyOf(personal))
            .mapTo(UUID.class)
            .list();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      sql.createUpdate("delete from audit_personal where id in (<ids>)")
          .bindList("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
          .execute();
    }
    return ids.size();
  }

  /** Takes name, address and message out of the invitations that were for them. */
  static void invitations(
      Handle sql, UUID person, Collection<String> addresses, Collection<String> accounts) {
    List<UUID> ids =
        sql.createQuery(
                """
                select id from invitation where email_norm in (<addresses>)
                union select id from invitation where account in (<accounts>)
                union select id from invitation where member_id = :person
                """)
            .bindList("addresses", some(addresses))
            .bindList("accounts", some(accounts))
            .bind("person", person)
            .mapTo(UUID.class)
            .list();
    for (UUID id : ids) {
      sql.createUpdate("delete from invitation_word where invitation_id = :id")
          .bind("id", id)
          .execute();
      sql.createUpdate(
              """
              update invitation set email = null, email_norm = null, message = null,
                mail_words = null, account = :account, name = :name
              where id = :id
              """)
          .bind("account", "erased:" + person)
          .bind("name", PersonSql.ERASED)
          .bind("id", id)
          .execute();
    }
    for (UUID id : ids) {
      // A mail server that refuses an address repeats it.
      sql.createUpdate("update outbox set error = null where lane like concat('mail:', :id, ':%')")
          .bind("id", id.toString())
          .execute();
    }
    sql.createUpdate("update invitation set message = null where invited_by = :person")
        .bind("person", person)
        .execute();
  }

  /** How they are called, in parts too. */
  static Set<String> names(Handle sql, UUID person) {
    return sql
        .createQuery(
            """
            select lower(first_name) from person where id = :person
            union select lower(last_name) from person where id = :person
            union select lower(display_name) from person where id = :person
            """)
        .bind("person", person)
        .mapTo(String.class)
        .stream()
        .filter(name -> name != null && name.length() >= SHORTEST)
        .collect(Collectors.toSet());
  }

  /**
   * Takes them out of what was kept for a while: read without a lock and then written by key, since
   * these tables are everybody's. A delivery stays known, so that a second one does nothing.
   */
  static void copies(
      Handle sql, UUID person, Collection<String> addresses, Collection<String> names) {
    var own = new HashSet<>(addresses);
    own.add(person.toString());
    var all = new HashSet<>(own);
    all.addAll(names);
    for (String id : naming(sql, "handled_delivery", "delivery", "reply", all)) {
      sql.createUpdate(
              "update handled_delivery set reply = :reply, told = null where delivery = :id")
          .bind("reply", Json.write(Sentences.message("This was answered before.")))
          .bind("id", id)
          .execute();
    }
    for (String id : naming(sql, "outbox", "seq", "words", own)) {
      sql.createUpdate("delete from outbox where seq = :id and state <> 'claimed'")
          .bind("id", id)
          .execute();
    }
    for (String id : naming(sql, "outbox", "seq", "words", names)) {
      sql.createUpdate(
              "update outbox set words = '{}' where seq = :id and state in ('sent', 'parked')")
          .bind("id", id)
          .execute();
    }
    for (String id : naming(sql, "unread_notice", "id", "message", all)) {
      sql.createUpdate("delete from unread_notice where id = :id").bind("id", id).execute();
    }
  }

  private static List<String> naming(
      Handle sql, String table, String key, String column, Collection<String> needles) {
    if (needles.isEmpty()) {
      return List.of();
    }
    List<String> all = List.copyOf(needles);
    String condition =
        all.stream()
            .map(_ -> "instr(lower(%s), ?) > 0".formatted(column))
            .collect(Collectors.joining(" or "));
    var query = sql.createQuery("select %s from %s where %s".formatted(key, table, condition));
    for (int i = 0; i < all.size(); i++) {
      query.bind(i, all.get(i));
    }
    return query.mapTo(String.class).list();
  }

  /** Deletes accounts, sign-ins and sessions, and takes every name out of what stays. */
  static void person(Handle sql, UUID person, Instant now, Collection<String> accounts) {
    for (String statement :
        List.of(
            "delete from unread_notice where person_id = :person",
            "delete from pending_action where person_id = :person",
            "delete from ended_membership where person_id = :person",
            "delete from web_session where person_id = :person",
            "delete from sign_in where person_id = :person",
            "delete from account_link where person_id = :person",
            "delete from connect_code where made_by = :person",
            "delete from chat_identity where person_id = :person",
            "update api_key set name = 'erased' where person_id = :person",
            "update upgrade_request set reason = null where person_id = :person",
            "update join_request set email = null, email_norm = null, decision_reason = null,"
                + " state = if(state = 'pending', 'cancelled', state),"
                + " ended_at = coalesce(ended_at, utc_timestamp(6)) where person_id = :person")) {
      sql.createUpdate(statement).bind("person", person).execute();
    }
    for (String account : accounts) {
      for (String statement :
          List.of(
              "delete from account_challenge where account = :account",
              "delete from account_link where account = :account",
              "delete from wrong_code where account = :account",
              "delete from posted_message where account = :account",
              "delete from pending_action where presser = :account")) {
        sql.createUpdate(statement).bind("account", account).execute();
      }
    }
    sql.createUpdate(
            """
            update person set first_name = null, last_name = null, display_name = :name,
              email = null, email_norm = null, email_proven_at = null, zone = null,
              erased_at = :now, version = version + 1
            where id = :person
            """)
        .bind("name", PersonSql.ERASED)
        .bind("now", now)
        .bind("person", person)
        .execute();
  }

  /**
   * Deletes the codes that were mailed to an address, and the browsers that proved it and are
   * nobody's yet; these are looked up without a lock, since the tables are everybody's.
   */
  static void codes(Handle sql, Collection<String> addresses) {
    unlocked(sql, "mailbox_code", "email_norm in (<addresses>)", addresses);
    unlocked(sql, "web_session", "person_id is null and email_norm in (<addresses>)", addresses);
    sql.createUpdate("delete from account_challenge where email_norm in (<addresses>)")
        .bindList("addresses", some(addresses))
        .execute();
  }

  private static void unlocked(
      Handle sql, String table, String condition, Collection<String> addresses) {
    List<UUID> ids =
        sql.createQuery("select id from %s where %s".formatted(table, condition))
            .bindList("addresses", some(addresses))
            .mapTo(UUID.class)
            .list();
    for (UUID id : ids) {
      sql.createUpdate("delete from %s where id = :id".formatted(table)).bind("id", id).execute();
    }
  }

  /** Takes their name out of an org that was theirs alone. */
  static void personalOrg(Handle sql, UUID org) {
    sql.createUpdate(
            """
            update org set name = 'Personal org', description = null, slug = concat('erased-', right(cast(id as char(36)), 12))
            where id = :org
            """)
        .bind("org", org)
        .execute();
  }

  private static List<String> some(Collection<String> words) {
    return words.isEmpty() ? List.of(NOBODY) : List.copyOf(words);
  }
}
