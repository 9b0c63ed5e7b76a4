package dev.roster.access;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** SQL of {@code team_role} and {@code team_role_grant}. */
final class TeamRoleTable {

  private TeamRoleTable() {}

  static List<TeamRole> all(Handle sql) {
    var grants = new HashMap<String, Set<TeamPermission>>();
    sql.createQuery("select role, permission from team_role_grant")
        .map((rs, context) -> Map.entry(rs.getString("role"), rs.getString("permission")))
        .forEach(grant ->
            // A permission that a newer build added is no use to this one.
            TeamPermission.of(grant.getValue())
                .ifPresent(permission ->
                    grants
                        .computeIfAbsent(
                            grant.getKey(), role -> EnumSet.noneOf(TeamPermission.class))
                        .add(permission)));
    return sql.createQuery("select name, title, role_rank from team_role")
        .map((rs, context) ->
            new TeamRole(
                rs.getString("name"),
                rs.getString("title"),
                rs.getInt("role_rank"),
                grants.getOrDefault(rs.getString("name"), Set.of())))
        .list();
  }
}
