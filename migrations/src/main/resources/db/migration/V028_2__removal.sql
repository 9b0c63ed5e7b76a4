-- What keeps the removal of somebody equally fast, however many are in their teams and however many they
-- ever invited: the admins of a team by how long they are that, and what somebody sent that still waits.

alter table team_member
  add key if not exists team_member_role (team_id, role, role_version, joined_at, membership_id);

alter table invitation
  add key if not exists invitation_sent (invited_by, org_id, state, id),
  drop key if exists invitation_invited_by;
