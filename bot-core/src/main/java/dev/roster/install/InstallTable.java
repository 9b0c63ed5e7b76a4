package dev.roster.install;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code slack_installation} and what belongs to it. */
final class InstallTable {

  private InstallTable() {}

  static Optional<Installation> find(Handle sql, String team) {
    return sql.createQuery(
            """
            select team, name, token, ended_at is not null as ended, version, installed_at
            from slack_installation where team = :team
            """)
        .bind("team", team)
        .map((rs, context) ->
            new Installation(
                rs.getString("team"),
                rs.getString("name"),
                Optional.ofNullable(rs.getString("token")),
                rs.getBoolean("ended"),
                rs.getLong("version"),
                rs.getObject("installed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .findOne();
  }

  /** Whether there is any that did not end. */
  static boolean isAny(Handle sql) {
    return sql.createQuery(
            "select exists (select 1 from slack_installation where token is not null)")
        .mapTo(Boolean.class)
        .one();
  }

  /** Takes the place of an earlier install. */
  static void store(Handle sql, Instant now, Installed fresh) {
    sql.createUpdate(
            """
            insert into slack_installation
              (team, name, token, scopes, installed_by, version, installed_at)
            values (:team, :name, :token, :scopes, :by, 1, :now)
            on duplicate key update name = :name, token = :token, scopes = :scopes,
              installed_by = :by, version = version + 1, installed_at = :now,
              ended_at = null, ended_why = null
            """)
        .bind("team", fresh.team())
        .bind("name", fresh.name())
        .bind("token", fresh.token())
        .bind("scopes", fresh.scopes())
        .bind("by", fresh.by().orElse(null))
        .bind("now", now)
        .execute();
  }

  /** Deletes the token of that version; false when it ended or was replaced before. */
  static boolean end(Handle sql, Instant now, String team, long version, String why) {
    return sql.createUpdate(
                """
                update slack_installation
                set token = null, ended_at = :now, ended_why = :why, version = version + 1
                where team = :team and version = :version and ended_at is null
                """)
            .bind("now", now)
            .bind("why", why)
            .bind("team", team)
            .bind("version", version)
            .execute()
        == 1;
  }

  /**
   * Remembers that the configured token of a workspace without an install is dead; false when that
   * is known, or an install is there. Only within a change of the platform, which is one at a time.
   */
  static boolean endConfigured(Handle sql, Instant now, String team, String name, String why) {
    Optional<Installation> known = find(sql, team);
    if (known.isPresent()) {
      Installation before = known.get();
      return before.token().isEmpty() && end(sql, now, team, before.version(), why);
    }
    sql.createUpdate(
            """
            insert into slack_installation
              (team, name, scopes, version, installed_at, ended_at, ended_why)
            values (:team, :name, '', 1, :now, :now, :why)
            """)
        .bind("team", team)
        .bind("name", name)
        .bind("now", now)
        .bind("why", why)
        .execute();
    return true;
  }

  /** Forgets that the configured token was dead. */
  static void revive(Handle sql, String team) {
    sql.createUpdate(
            """
            update slack_installation set ended_at = null, ended_why = null
            where team = :team and token is null and ended_at is not null
            """)
        .bind("team", team)
        .execute();
  }

  /** The orgs of several people that are connected to a workspace. */
  static List<UUID> orgs(Handle sql, String team) {
    return sql.createQuery(
            """
            select oi.org_id from chat_install c
            join org_install oi on oi.install_id = c.id
            join org o on o.id = oi.org_id
            where c.platform = 'slack' and c.tenant = :team
              and o.deleted_at is null and o.personal_of is null
            """)
        .bind("team", team)
        .mapTo(UUID.class)
        .list();
  }

  /** Notes that an org is told; false when it was before. */
  static boolean tell(Handle sql, Instant now, String team, long version, UUID org) {
    return sql.createUpdate(
                """
                insert ignore into slack_installation_told (team, version, org_id, told_at)
                values (:team, :version, :org, :now)
                """)
            .bind("team", team)
            .bind("version", version)
            .bind("org", org)
            .bind("now", now)
            .execute()
        == 1;
  }

  static int forgetTold(Handle sql, Instant before) {
    return sql.createUpdate(
            "delete from slack_installation_told where told_at < :before limit 1000")
        .bind("before", before)
        .execute();
  }
}
