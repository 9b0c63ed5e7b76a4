package dev.roster.scheme;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * SQL of {@code role_successor}, and of all that it moves. Each step is one statement, however many
 * people the org has.
 */
final class SchemeTable {

  /** One member and what becomes of them. */
  record Moved(UUID membership, UUID person, String from, String to) {}

  private SchemeTable() {}

  private static <V> Collector<Map.Entry<String, V>, ?, Map<String, V>> byKey() {
    return Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** The other schemes: their titles by name. */
  static Map<String, String> others(Handle sql, String scheme) {
    return sql.createQuery("select name, title from scheme where name <> :scheme")
        .bind("scheme", scheme)
        .map((rs, context) -> Map.entry(rs.getString("name"), rs.getString("title")))
        .collect(byKey());
  }

  /** What becomes of each role. */
  static Map<String, String> successors(Handle sql, String from, String to) {
    return sql.createQuery(
            """
            select from_role, to_role from role_successor
            where from_scheme = :from and to_scheme = :to
            """)
        .bind("from", from)
        .bind("to", to)
        .map((rs, context) -> Map.entry(rs.getString("from_role"), rs.getString("to_role")))
        .collect(byKey());
  }

  /** Members and what becomes of them, as long as they are not too many. */
  static List<Moved> moved(Handle sql, UUID org, String from, String to, String lowest, int most) {
    return sql.createQuery(
            """
            select m.id, m.person_id, m.role, coalesce(s.to_role, :lowest) as to_role
            from membership m
            left join role_successor s
              on s.from_scheme = :from and s.from_role = m.role and s.to_scheme = :to
            where m.org_id = :org
            order by m.joined_at, m.id
            limit :most
            """)
        .bind("org", org)
        .bind("from", from)
        .bind("to", to)
        .bind("lowest", lowest)
        .bind("most", most)
        .map((rs, context) ->
            new Moved(
                UUID.fromString(rs.getString("id")),
                UUID.fromString(rs.getString("person_id")),
                rs.getString("role"),
                rs.getString("to_role")))
        .list();
  }

  /** Gives everybody the role that theirs becomes, decided anew, so that no older Undo fits. */
  static void moveMembers(
      Handle sql, UUID org, String from, String to, String lowest, boolean keepFlag, long version) {
    sql.createUpdate(
            """
            update membership m
            left join role_successor s
              on s.from_scheme = :from and s.from_role = m.role and s.to_scheme = :to
            set m.role = coalesce(s.to_role, :lowest), m.role_version = :version,
              m.subscriber_admin = m.subscriber_admin and :flag
            where m.org_id = :org
            """)
        .bind("org", org)
        .bind("from", from)
        .bind("to", to)
        .bind("lowest", lowest)
        .bind("flag", keepFlag)
        .bind("version", version)
        .execute();
  }

  static void setRole(Handle sql, UUID org, UUID person, String role) {
    sql.createUpdate("update membership set role = :role where org_id = :org and person_id = :who")
        .bind("role", role)
        .bind("org", org)
        .bind("who", person)
        .execute();
  }

  static void setScheme(Handle sql, UUID org, String scheme) {
    sql.createUpdate("update org set scheme = :scheme where id = :org")
        .bind("scheme", scheme)
        .bind("org", org)
        .execute();
  }

  /** The org's own policies that do not outlive a scheme: what decides rights, and named roles. */
  private static final String DROPPED =
      """
      from org_policy op
      join policy_key k on k.name = op.policy_key
      where op.org_id = :org
        and (k.decides_rights or k.is_fixed or (k.kind = 'role' and op.value <> 'lowest'))
      """;

  static Map<String, String> dropped(Handle sql, UUID org) {
    return policies(sql, org, "select op.policy_key, op.value " + DROPPED);
  }

  static Map<String, String> own(Handle sql, UUID org) {
    return policies(sql, org, "select policy_key, value from org_policy where org_id = :org");
  }

  private static Map<String, String> policies(Handle sql, UUID org, String query) {
    return sql.createQuery(query)
        .bind("org", org)
        .map((rs, context) -> Map.entry(rs.getString("policy_key"), rs.getString("value")))
        .collect(byKey());
  }

  /** Drops them, as a decision that no older Undo of a policy takes back. */
  static void dropPolicies(Handle sql, UUID org, long version) {
    sql.createUpdate("delete op " + DROPPED).bind("org", org).execute();
    sql.createUpdate("update org_policy_decision set version = :version where org_id = :org")
        .bind("version", version)
        .bind("org", org)
        .execute();
  }

  static int flagged(Handle sql, UUID org) {
    return count(
        sql, org, "select count(*) from membership where org_id = :org and subscriber_admin");
  }

  static int teamRoles(Handle sql, UUID org) {
    return count(
        sql, org, "select count(*) from team_member where org_id = :org and role <> 'member'");
  }

  private static int count(Handle sql, UUID org, String query) {
    return sql.createQuery(query).bind("org", org).mapTo(Integer.class).one();
  }

  /** Where everybody in a team is a plain member nobody keeps more, to have it again one day. */
  static void flattenTeams(Handle sql, UUID org, long version) {
    sql.createUpdate(
            """
            update team_member set role = 'member', role_version = :version
            where org_id = :org and role <> 'member'
            """)
        .bind("version", version)
        .bind("org", org)
        .execute();
  }

  /**
   * Closes the questions of the org that somebody could still confirm: a role of that name is
   * another one now.
   */
  static void closeQuestions(Handle sql, UUID org, Instant now) {
    sql.createUpdate(
            """
            update pending_action set expires_at = :now
            where org_id = :org and confirmed and used_at is null and expires_at > :now
            """)
        .bind("now", now)
        .bind("org", org)
        .execute();
  }

  /** How many active people count as admins. */
  static int admins(Handle sql, UUID org) {
    return count(
        sql,
        org,
        """
        select count(*) from membership m
        join org o on o.id = m.org_id
        join role r on r.scheme = o.scheme and r.name = m.role
        where m.org_id = :org and m.status = 'active' and r.is_admin
        """);
  }

  /** How many active people hold the role that only one can hold. */
  static int owners(Handle sql, UUID org) {
    return count(
        sql,
        org,
        """
        select count(*) from membership m
        join org o on o.id = m.org_id
        join role r on r.scheme = o.scheme and r.name = m.role
        where m.org_id = :org and m.status = 'active' and r.is_unique
        """);
  }
}
