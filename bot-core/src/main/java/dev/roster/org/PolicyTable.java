package dev.roster.org;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL of {@code org_policy}, what orgs decided for themselves, and of when they did. */
final class PolicyTable {

  private PolicyTable() {}

  /** What an org decided for itself, by key. */
  static Map<String, String> own(Handle sql, UUID org) {
    return sql
        .createQuery("select policy_key, value from org_policy where org_id = :org")
        .bind("org", org)
        .map((rs, context) -> Map.entry(rs.getString("policy_key"), rs.getString("value")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The version of the org that decided a key last, by key. */
  static Map<String, Long> decisions(Handle sql, UUID org) {
    return sql
        .createQuery("select policy_key, version from org_policy_decision where org_id = :org")
        .bind("org", org)
        .map((rs, context) -> Map.entry(rs.getString("policy_key"), rs.getLong("version")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Who decided the value that a key of an org has. */
  static Optional<UUID> decidedBy(Handle sql, UUID org, String key) {
    return sql.createQuery(
            """
            select e.person_id from org_policy_decision d
            join audit_event e on e.chain = d.org_id and e.version = d.version
              and e.action = 'org.policy' and json_value(e.after_values, '$.key') = :key
            where d.org_id = :org and d.policy_key = :key and e.person_id is not null
            limit 1
            """)
        .bind("org", org)
        .bind("key", key)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Gives a key a value of the org's own, or none. */
  static void set(Handle sql, UUID org, String key, Optional<String> value, long decided) {
    if (value.isPresent()) {
      sql.createUpdate(
              """
              insert into org_policy (org_id, policy_key, value) values (:org, :key, :value)
              on duplicate key update value = value(value)
              """)
          .bind("org", org)
          .bind("key", key)
          .bind("value", value.get())
          .execute();
    } else {
      sql.createUpdate("delete from org_policy where org_id = :org and policy_key = :key")
          .bind("org", org)
          .bind("key", key)
          .execute();
    }
    sql.createUpdate(
            """
            insert into org_policy_decision (org_id, policy_key, version)
            values (:org, :key, :decided)
            on duplicate key update version = value(version)
            """)
        .bind("org", org)
        .bind("key", key)
        .bind("decided", decided)
        .execute();
  }

  /** Makes everybody in a team a plain member of it; no older Undo of a role fits then. */
  static void forgetTeamRoles(Handle sql, UUID org, long version) {
    sql.createUpdate(
            """
            update team_member set role = 'member', role_version = :version
            where org_id = :org and role <> 'member'
            """)
        .bind("version", version)
        .bind("org", org)
        .execute();
  }

  /** How many teams an org has, inactive ones included. */
  static int teams(Handle sql, UUID org) {
    return sql.createQuery("select teams from org where id = :org")
        .bind("org", org)
        .mapTo(Integer.class)
        .one();
  }

  /** How many invitations hold a seat, past their time or not. */
  static int invitations(Handle sql, UUID org) {
    return sql.createQuery("select pending from org where id = :org")
        .bind("org", org)
        .mapTo(Integer.class)
        .one();
  }
}
