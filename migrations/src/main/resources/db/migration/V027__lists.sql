-- More of what keeps lists of any size equally fast (V024): who spoke last, the members of a team by
-- name, and who is invited by name or date among those of a role or a team.

-- Who never spoke stands behind everybody who did: null is the least.
alter table membership
  add key if not exists membership_facet_active (org_id, role, status, tier, last_active_at, id);

-- Written by dev.roster.person.SearchTable with the membership's.
alter table team_member
  add column if not exists sort_name varchar(320) not null default ''
    comment 'the person''s' after membership_id;

update team_member tm join membership m on m.id = tm.membership_id set tm.sort_name = m.sort_name;

alter table team_member
  add key if not exists team_member_by_name (team_id, sort_name, membership_id);

alter table invitation
  add column if not exists sort_name varchar(320)
    generated always as (lower(coalesce(name, email, ''))) stored;

alter table invitation
  add key if not exists invitation_role_name (org_id, state, role, sort_name, id),
  add key if not exists invitation_role_newest (org_id, state, role, created_at, id),
  add key if not exists invitation_team_name (team_id, state, sort_name, id),
  drop key if exists invitation_team;
