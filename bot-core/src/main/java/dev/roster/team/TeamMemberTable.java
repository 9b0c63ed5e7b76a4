package dev.roster.team;

import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code team_member}. */
final class TeamMemberTable {

  private TeamMemberTable() {}

  static void insert(
      Handle sql, Instant now, Team team, UUID membership, String role, long version) {
    insert(sql, team, membership, new Place(role, version, version), now);
  }

  /** The same with the decisions of a place that they had before in force again. */
  static void insert(Handle sql, Team team, UUID membership, Place place, Instant joinedAt) {
    sql.createUpdate(
            """
            insert into team_member
              (team_id, org_id, membership_id, sort_name, role, role_version, joined_at, version)
            values (:team, :org, :membership,
              (select m.sort_name from membership m where m.id = :membership),
              :role, :decided, :joined, :version)
            """)
        .bind("team", team.id())
        .bind("org", team.org())
        .bind("membership", membership)
        .bind("role", place.role())
        .bind("decided", place.roleVersion())
        .bind("joined", joinedAt)
        .bind("version", place.version())
        .execute();
  }

  /**
   * Somebody's place in a team.
   *
   * @param role the stored role; means nothing in flat teams
   * @param roleVersion the version of the org whose change decided the role
   * @param version the version of the org at which they joined
   */
  record Place(String role, long roleVersion, long version) {

    /** Reads what {@link #decisions} wrote. */
    static Place read(String role, String decisions) {
      int colon = decisions.indexOf(':');
      return new Place(
          role,
          Long.parseLong(decisions.substring(0, colon)),
          Long.parseLong(decisions.substring(colon + 1)));
    }

    /** The changes that decided it, as an Undo carries them. */
    String decisions() {
      return roleVersion + ":" + version;
    }
  }

  static Optional<Place> find(Handle sql, UUID team, UUID membership) {
    return sql.createQuery(
            """
            select role, role_version, version from team_member
            where team_id = :team and membership_id = :membership
            """)
        .bind("team", team)
        .bind("membership", membership)
        .map((rs, context) ->
            new Place(rs.getString("role"), rs.getLong("role_version"), rs.getLong("version")))
        .findOne();
  }

  /** A place in a team, and since when it is held. */
  record Standing(UUID team, Place place, Instant joinedAt) {}

  /** Since when somebody is in a team. */
  static Optional<Instant> since(Handle sql, UUID team, UUID membership) {
    return standing(sql, membership).stream()
        .filter(one -> one.team().equals(team))
        .map(Standing::joinedAt)
        .findFirst();
  }

  /** The places of a membership, inactive teams included. */
  static List<Standing> standing(Handle sql, UUID membership) {
    return sql.createQuery(
            """
            select team_id, role, role_version, version, joined_at from team_member
            where membership_id = :membership
            order by team_id
            """)
        .bind("membership", membership)
        .map((rs, context) ->
            new Standing(
                UUID.fromString(rs.getString("team_id")),
                new Place(rs.getString("role"), rs.getLong("role_version"), rs.getLong("version")),
                rs.getObject("joined_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }

  static boolean has(Handle sql, UUID team, UUID membership) {
    return find(sql, team, membership).isPresent();
  }

  static void changeRole(Handle sql, UUID team, UUID membership, String role, long decidedBy) {
    sql.createUpdate(
            """
            update team_member set role = :role, role_version = :decided
            where team_id = :team and membership_id = :membership
            """)
        .bind("role", role)
        .bind("decided", decidedBy)
        .bind("team", team)
        .bind("membership", membership)
        .execute();
  }

  /** The org of a membership. */
  static UUID orgOf(Handle sql, UUID membership) {
    return sql.createQuery("select org_id from membership where id = :membership")
        .bind("membership", membership)
        .mapTo(UUID.class)
        .one();
  }

  /** Takes somebody out; false when they were not in it. */
  static boolean delete(Handle sql, UUID team, UUID membership) {
    return sql.createUpdate(
                "delete from team_member where team_id = :team and membership_id = :membership")
            .bind("team", team)
            .bind("membership", membership)
            .execute()
        == 1;
  }

  static void deleteAll(Handle sql, UUID team) {
    sql.createUpdate("delete from team_member where team_id = :team").bind("team", team).execute();
  }

  /**
   * Somebody in a team.
   *
   * @param role their stored role
   */
  record InTeam(UUID membership, String role) {}

  /**
   * Who came in by the change that gave the org that version, and is in it since, in the role they
   * came in with.
   */
  static List<InTeam> joinedAt(Handle sql, UUID team, long version) {
    return sql.createQuery(
            """
            select membership_id, role from team_member
            where team_id = :team and version = :version and role_version = :version
            order by membership_id
            """)
        .bind("team", team)
        .bind("version", version)
        .map((rs, context) ->
            new InTeam(UUID.fromString(rs.getString("membership_id")), rs.getString("role")))
        .list();
  }

  /** The teams that a membership is in, inactive ones included. */
  static List<UUID> teamsOf(Handle sql, UUID membership) {
    return sql.createQuery(
            "select team_id from team_member where membership_id = :membership order by team_id")
        .bind("membership", membership)
        .mapTo(UUID.class)
        .list();
  }

  /** Whose membership it is. */
  static UUID personOf(Handle sql, UUID membership) {
    return sql.createQuery("select person_id from membership where id = :membership")
        .bind("membership", membership)
        .mapTo(UUID.class)
        .one();
  }

  /** Whether somebody was put into the team or taken out of it after that change of the org. */
  static boolean isDecidedSince(Handle sql, Team team, UUID membership, long version) {
    return sql.createQuery(
            """
            select 1 from audit_event
            where chain = :org and target_id = :team and version > :version
              and action in ('team.member_added', 'team.member_removed')
              and :membership in (json_value(before_values, '$.membership'),
                json_value(after_values, '$.membership'))
            limit 1
            """)
        .bind("org", team.org())
        .bind("team", team.id())
        .bind("version", version)
        .bind("membership", membership.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether a live invitation to the org waits for somebody's answer. */
  static boolean isInvited(
      Handle sql, UUID org, Optional<EmailAddress> email, Optional<Account> account, Instant now) {
    return sql.createQuery(
            """
            select 1 from invitation where org_id = :org and live_email = :email
              and expires_at > :now
            union
            select 1 from invitation where org_id = :org and live_account = :account
              and expires_at > :now
            """)
        .bind("org", org)
        .bind("now", now)
        .bind("email", email.map(EmailAddress::normalised).orElse(null))
        .bind("account", account.map(Account::toString).orElse(null))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
