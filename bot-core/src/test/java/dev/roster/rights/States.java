package dev.roster.rights;

import dev.roster.testing.TestDatabase;
import java.util.UUID;

/** What an org looks like, in a few numbers. */
final class States {

  private States() {}

  /** Everything that a refused act must leave as it is. */
  static String of(TestDatabase database, UUID org) {
    return database
        .rows(
            """
            select o.version, o.name, o.plan, o.scheme, o.deleted_at, o.members, o.pending,
              (select sum(crc32(concat_ws('/', m.person_id, m.role, m.status, m.tier)))
                from membership m where m.org_id = o.id) as people,
              (select sum(crc32(concat_ws('/', i.id, i.state, i.generation)))
                from invitation i where i.org_id = o.id) as invitations,
              (select sum(crc32(concat_ws('/', r.id, r.state)))
                from upgrade_request r where r.org_id = o.id) as requests,
              (select sum(crc32(concat_ws('/', t.id, t.name, t.status, t.members)))
                from team t where t.org_id = o.id) as teams,
              (select sum(crc32(concat_ws('/', t.team_id, t.membership_id, t.role)))
                from team_member t where t.org_id = o.id) as in_teams
            from org o where o.id = ?
            """,
            org.toString())
        .toString();
  }
}
