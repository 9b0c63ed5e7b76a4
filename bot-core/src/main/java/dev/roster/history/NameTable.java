package dev.roster.history;

import dev.roster.chat.Account;
import dev.roster.person.PersonSql;
import dev.roster.reply.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads how people, teams and invitations that events name are called, a few at a time. */
final class NameTable {

  private static final String ACCOUNTS =
      """
      (select group_concat(concat(i.platform, ' ', i.tenant, ' ', i.user_id)
                           order by i.seen_at desc)
       from chat_identity i where i.person_id = p.id) as accounts
      """;

  private NameTable() {}

  /** People as they are called today, wherever they are now. */
  static Map<UUID, Span.Person> people(Handle sql, Collection<UUID> ids) {
    var people = new HashMap<UUID, Span.Person>();
    if (!ids.isEmpty()) {
      sql.createQuery(
              "select p.id, %s as name, %s from person p where p.id in (<ids>)"
                  .formatted(PersonSql.NAME, ACCOUNTS))
          .bindList("ids", List.copyOf(ids))
          .map((rs, context) ->
              Map.entry(
                  UUID.fromString(rs.getString("id")),
                  new Span.Person(rs.getString("name"), accounts(rs.getString("accounts")))))
          .forEach(person -> people.put(person.getKey(), person.getValue()));
    }
    return people;
  }

  private static List<Account> accounts(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(account -> account.split(" ", 3))
            .map(part -> new Account(part[0], part[1], part[2]))
            .toList();
  }

  /** Whose accounts these are; without those that are nobody's any more. */
  static Map<Account, UUID> holders(Handle sql, Collection<Account> accounts) {
    var holders = new HashMap<Account, UUID>();
    for (Account account : accounts) {
      sql.createQuery(
              """
              select person_id from chat_identity
              where platform = :platform and tenant = :tenant and user_id = :user
              """)
          .bind("platform", account.platform())
          .bind("tenant", account.tenant())
          .bind("user", account.user())
          .mapTo(UUID.class)
          .findOne()
          .ifPresent(person -> holders.put(account, person));
    }
    return holders;
  }

  /** People with that address, proven or not: whoever proved it first. */
  static List<UUID> byEmail(Handle sql, String normalised, int most) {
    return sql.createQuery(
            """
            select id from person where email_norm = :email
            order by email_proven_at is null, id limit :most
            """)
        .bind("email", normalised)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** Teams by their names of today, and deleted ones by their last. */
  static Map<UUID, String> teams(Handle sql, UUID org, Collection<UUID> ids) {
    var names = new HashMap<UUID, String>();
    if (ids.isEmpty()) {
      return names;
    }
    sql.createQuery("select id, name from team where org_id = :org and id in (<ids>)")
        .bind("org", org)
        .bindList("ids", List.copyOf(ids))
        .map((rs, context) -> Map.entry(UUID.fromString(rs.getString("id")), rs.getString("name")))
        .forEach(team -> names.put(team.getKey(), team.getValue()));
    for (UUID id : ids) {
      if (!names.containsKey(id)) {
        deleted(sql, org, id)
            .flatMap(event -> event.word("name"))
            .ifPresent(name -> names.put(id, name));
      }
    }
    return names;
  }

  /** The end of a team: the last event about it. */
  static Optional<Recorded> deleted(Handle sql, UUID org, UUID team) {
    return EventTable.events(
            sql, org, EventTable.Stream.on(team), EventTable.Part.upTo(Long.MAX_VALUE), 1)
        .stream()
        .filter(event -> event.action().equals("team.deleted"))
        .findFirst();
  }

  /** Whom invitations were for. */
  static Map<UUID, String> invitees(Handle sql, UUID org, Collection<UUID> ids) {
    var names = new HashMap<UUID, String>();
    if (!ids.isEmpty()) {
      sql.createQuery(
              """
              select id, coalesce(email, name, account) as invitee from invitation
              where org_id = :org and id in (<ids>)
              """)
          .bind("org", org)
          .bindList("ids", List.copyOf(ids))
          .map((rs, context) ->
              Map.entry(UUID.fromString(rs.getString("id")), rs.getString("invitee")))
          .forEach(one -> names.put(one.getKey(), one.getValue()));
    }
    return names;
  }

  /** The titles of all roles of the other schemes, for what was before a move. */
  static Map<String, String> titles(Handle sql) {
    var titles = new HashMap<String, String>();
    sql.createQuery("select name, title from role order by scheme, role_rank")
        .map((rs, context) -> Map.entry(rs.getString("name"), rs.getString("title")))
        .forEach(role -> titles.putIfAbsent(role.getKey(), role.getValue()));
    return titles;
  }

  /** A role's title in the scheme that an org was on. */
  static Optional<String> title(Handle sql, String scheme, String role) {
    return sql.createQuery("select title from role where scheme = :scheme and name = :role")
        .bind("scheme", scheme)
        .bind("role", role)
        .mapTo(String.class)
        .findOne();
  }

  /** What a scheme says of a policy where an org decides nothing itself. */
  static Optional<String> shippedPolicy(Handle sql, String scheme, String key) {
    return sql.createQuery(
            "select value from scheme_policy where scheme = :scheme and policy_key = :key")
        .bind("scheme", scheme)
        .bind("key", key)
        .mapTo(String.class)
        .findOne();
  }
}
