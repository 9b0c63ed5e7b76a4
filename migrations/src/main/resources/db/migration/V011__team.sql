-- Teams group the members of an org (A12). Where `team.roles` is flat a team has members only; where
-- it is five each has one owner, and members have roles (C33 to C43).
alter table membership add unique key if not exists membership_of_org (id, org_id);

create table if not exists team (
  id uuid not null,
  org_id uuid not null,
  slug varchar(40) not null comment 'made from the name; what people and the API may type instead',
  name varchar(80) not null,
  name_norm varchar(200) not null comment 'the name as names are compared and ordered',
  description varchar(500) null,
  colour varchar(10) not null comment 'picked from the name when the team is made (C29)',
  status varchar(10) not null default 'active',
  members int not null default 0 comment 'rows of team_member; kept with the touch',
  version bigint not null comment 'the org''s version at the last change of the team or its members',
  created_at datetime(6) not null,
  deactivated_at datetime(6) null,
  primary key (id),
  unique key team_of_org (id, org_id),
  unique key team_slug (org_id, slug),
  unique key team_name (org_id, name_norm),
  constraint team_org foreign key (org_id) references org (id),
  constraint team_slug_shape check (slug regexp '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint team_status check (status in ('active', 'inactive')),
  constraint team_deactivated check ((status = 'inactive') = (deactivated_at is not null)),
  constraint team_members_counted check (members >= 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The org stands in both keys: who is in a team is in its org (A14). A membership that ends leaves
-- its teams; a team that goes leaves every membership as it is (A18, A19).
create table if not exists team_member (
  team_id uuid not null,
  org_id uuid not null,
  membership_id uuid not null,
  role varchar(32) not null default 'member' comment 'owner, admin, moderator, member or viewer',
  joined_at datetime(6) not null,
  version bigint not null comment 'the org''s version at which they joined; an undo compares it',
  owner_of uuid generated always as (case when role = 'owner' then team_id end) stored
    comment 'unique: a team has one owner (C43)',
  primary key (team_id, membership_id),
  unique key team_member_owner (owner_of),
  key team_member_team (team_id, org_id),
  key team_member_membership (membership_id, org_id),
  constraint team_member_team foreign key (team_id, org_id) references team (id, org_id),
  constraint team_member_membership foreign key (membership_id, org_id)
    references membership (id, org_id) on delete cascade,
  constraint team_member_role check (role in ('owner', 'admin', 'moderator', 'member', 'viewer'))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- No foreign key: an invitation outlives its team, and says then that the team is gone.
alter table invitation
  add column if not exists team_id uuid null comment 'which team whoever accepts joins too' after role,
  add key if not exists invitation_team (team_id);
