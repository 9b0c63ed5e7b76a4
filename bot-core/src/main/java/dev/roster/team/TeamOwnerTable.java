package dev.roster.team;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code team_member} about who owns a team, and who would come next. */
final class TeamOwnerTable {

  private TeamOwnerTable() {}

  /** The person who owns a team; empty for a flat one and where there is no owner (X32). */
  static Optional<UUID> owner(Handle sql, UUID team) {
    return sql.createQuery(
            """
            select m.person_id from team_member tm join membership m on m.id = tm.membership_id
            where tm.owner_of = :team
            """)
        .bind("team", team)
        .mapTo(UUID.class)
        .findOne();
  }

  /** The teams that a membership owns, inactive ones included. */
  static List<UUID> ownedBy(Handle sql, UUID membership) {
    return sql.createQuery(
            """
            select team_id from team_member where membership_id = :membership and role = 'owner'
            order by team_id
            """)
        .bind("membership", membership)
        .mapTo(UUID.class)
        .list();
  }

  /** The person who has been an admin of the team for longest, of who may act in the org (X25). */
  static Optional<UUID> longestAdmin(Handle sql, UUID team, UUID except) {
    return sql.createQuery(
            """
            select m.person_id from team_member tm
            join membership m on m.id = tm.membership_id and m.status = 'active'
            where tm.team_id = :team and tm.role = 'admin' and tm.membership_id <> :except
            order by tm.role_version, tm.joined_at, tm.membership_id
            limit 1
            """)
        .bind("team", team)
        .bind("except", except)
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Admins of the teams that a membership owns, of who may act in the org: the person who has been
   * one for longest first.
   */
  static List<UUID> adminsBeside(Handle sql, UUID owner, int most) {
    return sql.createQuery(
            """
            select m.person_id
            from team_member o
            join team_member tm on tm.team_id = o.team_id and tm.role = 'admin'
            join membership m on m.id = tm.membership_id and m.status = 'active'
            where o.membership_id = :owner and o.role = 'owner' and tm.membership_id <> :owner
            group by m.person_id
            order by min(tm.role_version), min(tm.joined_at), m.person_id
            limit :most
            """)
        .bind("owner", owner)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }
}
