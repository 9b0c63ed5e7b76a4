package dev.roster.member;

import dev.roster.access.Refusal;
import dev.roster.chat.Account;
import dev.roster.person.PersonSql;
import dev.roster.person.SearchTable;
import dev.roster.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code membership}. */
final class MemberTable {

  private static final String MEMBER =
      "select m.id, m.person_id, "
          + PersonSql.NAME
          + """
           as name, p.email, m.role, m.role_version, m.status, m.status_version, m.tier,
            m.tier_until, m.credit_cap, m.cap_version, m.subscriber_admin, m.joined_at,
            (select group_concat(concat(i.platform, ' ', i.tenant, ' ', i.user_id)
                                 order by i.seen_at desc)
             from chat_identity i where i.person_id = p.id) as accounts
          from membership m
          join person p on p.id = m.person_id
          """;

  private static final RowMapper<Member> MAPPER =
      (rs, context) ->
          new Member(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("person_id")),
              rs.getString("name"),
              Optional.ofNullable(rs.getString("email")),
              rs.getString("role"),
              rs.getLong("role_version"),
              rs.getString("status"),
              rs.getLong("status_version"),
              rs.getString("tier"),
              instant(rs, "tier_until"),
              Optional.ofNullable(rs.getObject("credit_cap", Long.class)),
              rs.getLong("cap_version"),
              rs.getBoolean("subscriber_admin"),
              rs.getObject("joined_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              accounts(rs.getString("accounts")));

  private MemberTable() {}

  private static List<Account> accounts(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(","))
            .map(account -> account.split(" "))
            .map(part -> new Account(part[0], part[1], part[2]))
            .toList();
  }

  /** How a person is called, whether or not they are in an org. */
  static Optional<String> nameOf(Handle sql, UUID person) {
    return sql.createQuery(
            "select " + PersonSql.NAME + " as name from person p where p.id = :person")
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  static Optional<Member> byPerson(Handle sql, UUID org, UUID person) {
    return sql.createQuery(MEMBER + " where m.org_id = :org and m.person_id = :person")
        .bind("org", org)
        .bind("person", person)
        .map(MAPPER)
        .findOne();
  }

  static Optional<Member> byAccount(Handle sql, UUID org, Account account) {
    return sql.createQuery(
            MEMBER
                + """
                join chat_identity who on who.person_id = p.id
                where m.org_id = :org
                  and who.platform = :platform and who.tenant = :tenant and who.user_id = :user
                """)
        .bind("org", org)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .map(MAPPER)
        .findOne();
  }

  /** Members with that address: at most one proved it, others a platform shows with it. */
  static List<Member> byEmail(Handle sql, UUID org, String normalised) {
    return sql.createQuery(
            MEMBER
                + " where m.org_id = :org and p.email_norm = :email"
                + " order by p.email_proven_at is null limit 3")
        .bind("org", org)
        .bind("email", normalised)
        .map(MAPPER)
        .list();
  }

  static UUID insert(Handle sql, Instant now, UUID org, UUID person, String role, long version) {
    UUID id = Transactions.newId();
    Used used = Used.before(sql, org, person);
    // INVARIANT: who is erased meanwhile joins nothing; the lock waits for whoever erases them.
    int joined =
        sql.createUpdate(
                """
                insert into membership (id, org_id, person_id, sort_name, role, session_epoch,
                  joined_at, credits_used, requests_made)
                select :id, :org, p.id, p.sort_name, :role, :version, :now, :credits, :requests
                from person p where p.id = :person and p.erased_at is null lock in share mode
                """)
            .bind("version", version)
            .bind("id", id)
            .bind("credits", used.credits())
            .bind("requests", used.requests())
            .bind("org", org)
            .bind("person", person)
            .bind("role", role)
            .bind("now", now)
            .execute();
    if (joined == 0) {
      throw new Refusal(
          "This account was deleted meanwhile, so nobody came in. Sign in once more.");
    }
    count(sql, org, id);
    return id;
  }

  /** Counts a membership that was just written, and makes it found. */
  private static void count(Handle sql, UUID org, UUID membership) {
    sql.createUpdate("update org set members = members + 1 where id = :org")
        .bind("org", org)
        .execute();
    Headcount.in(sql, membership);
    SearchTable.add(sql, membership);
  }

  /** Brings back what {@link EndedTable} kept. */
  static void restore(Handle sql, UUID org, Ended ended, UUID into) {
    EndedTable.giveBack(sql, org, ended, into);
    count(sql, org, ended.membership());
  }

  /** Ends a membership; its teams end with it by a foreign key, and are left before (C43). */
  static void delete(Handle sql, UUID org, UUID membership) {
    Headcount.out(sql, membership);
    sql.createUpdate("delete from membership where id = :id").bind("id", membership).execute();
    sql.createUpdate("update org set members = members - 1 where id = :org")
        .bind("org", org)
        .execute();
  }

  /** Notes that they were there. */
  static void active(Handle sql, UUID membership, Instant now) {
    sql.createUpdate("update membership set last_active_at = :now where id = :id")
        .bind("now", now)
        .bind("id", membership)
        .execute();
  }

  /** Others of an org; of those roles only, where some are given. */
  static List<UUID> some(Handle sql, UUID org, List<String> roles, UUID except, int most) {
    var query =
        sql.createQuery(
            "select person_id from membership where org_id = :org and person_id <> :except"
                + (roles.isEmpty() ? "" : " and role in (<roles>)")
                + " limit :most");
    return (roles.isEmpty() ? query : query.bindList("roles", roles))
        .bind("org", org)
        .bind("except", except)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  static void changeRole(Handle sql, UUID membership, String role, long decidedBy) {
    Headcount.move(sql, membership, "role", role);
    sql.createUpdate("update membership set role = :role, role_version = :decided where id = :id")
        .bind("role", role)
        .bind("decided", decidedBy)
        .bind("id", membership)
        .execute();
  }

  static void flag(Handle sql, UUID membership, boolean on) {
    sql.createUpdate("update membership set subscriber_admin = :on where id = :id")
        .bind("on", on)
        .bind("id", membership)
        .execute();
  }

  static void changeCap(Handle sql, UUID membership, Optional<Long> cap, long decidedBy) {
    sql.createUpdate(
            "update membership set credit_cap = :cap, cap_version = :decided where id = :id")
        .bind("cap", cap.orElse(null))
        .bind("decided", decidedBy)
        .bind("id", membership)
        .execute();
  }

  static void changeStatus(Handle sql, UUID membership, String status, long decidedBy) {
    Headcount.move(sql, membership, "status", status);
    sql.createUpdate(
            "update membership set status = :status, status_version = :decided where id = :id")
        .bind("status", status)
        .bind("decided", decidedBy)
        .bind("id", membership)
        .execute();
  }

  /** Ends the sessions that somebody has: they began under a lower epoch. */
  static void endSessions(Handle sql, UUID membership, long version) {
    sql.createUpdate("update membership set session_epoch = :version where id = :id")
        .bind("version", version)
        .bind("id", membership)
        .execute();
  }

  /** What a member used of the org over all time, what they used before they joined included. */
  static Used used(Handle sql, UUID membership) {
    return sql.createQuery("select credits_used, requests_made from membership where id = :id")
        .bind("id", membership)
        .map((rs, context) -> new Used(rs.getLong("credits_used"), rs.getLong("requests_made")))
        .findOne()
        .orElseGet(() -> new Used(0, 0));
  }

  static Members.Moments moments(Handle sql, UUID membership) {
    return sql.createQuery(
            """
            select m.last_active_at, (select e.at from audit_event e
              where e.chain = m.org_id and e.version = m.status_version and e.n = 1
                and m.status = 'suspended') as suspended_at
            from membership m where m.id = :id
            """)
        .bind("id", membership)
        .map((rs, context) ->
            new Members.Moments(instant(rs, "last_active_at"), instant(rs, "suspended_at")))
        .findOne()
        .orElseGet(() -> new Members.Moments(Optional.empty(), Optional.empty()));
  }

  static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, LocalDateTime.class))
        .map(at -> at.toInstant(ZoneOffset.UTC));
  }

  /** Members of an org by the ids of their memberships, in that order. */
  static List<Member> byIds(Handle sql, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, Member> found =
        sql.createQuery(MEMBER + " where m.id in (<ids>)").bindList("ids", ids).map(MAPPER).stream()
            .collect(Collectors.toMap(Member::id, Function.identity()));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }
}
