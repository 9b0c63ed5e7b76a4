-- What keeps the lists of invitations, teams and requests equally fast in an org of any size
-- (performance.md, "growth"): an index for each order, words to search by, a counter.

alter table invitation
  add unique key if not exists invitation_with_state (id, state),
  add key if not exists invitation_by_id (org_id, id),
  add key if not exists invitation_by_state (org_id, state, id),
  add key if not exists invitation_overdue (org_id, state, expires_at),
  add key if not exists invitation_overdue_anywhere (state, expires_at),
  add key if not exists invitation_sent_by (invited_by, org_id, state),
  drop key if exists invitation_newest,
  drop key if exists invitation_state,
  drop key if exists invitation_invited_by;

-- The words of an invitee's name and address, as dev.roster.person.SearchWords makes them. Filled by the
-- application at its next start for who was invited before.
create table if not exists invitation_word (
  invitation_id uuid not null,
  word varchar(80) not null,
  org_id uuid not null,
  state varchar(10) not null comment 'the invitation''s; follows it',
  primary key (invitation_id, word),
  key invitation_word_any (org_id, word, invitation_id desc),
  key invitation_word_state (org_id, state, word, invitation_id desc),
  key invitation_word_of (invitation_id, state),
  constraint invitation_word_of foreign key (invitation_id, state)
    references invitation (id, state) on update cascade on delete cascade
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The words of a team's name and short name; the name to sort by follows the team's.
alter table team
  add unique key if not exists team_with_name (id, name_norm),
  add key if not exists team_by_status (org_id, status, name_norm);

alter table team_member
  add key if not exists team_member_by_role (team_id, role, role_version, joined_at, membership_id),
  add key if not exists team_member_by_version (team_id, version);

create table if not exists team_word (
  team_id uuid not null,
  word varchar(80) not null,
  org_id uuid not null,
  name_norm varchar(200) not null comment 'the team''s; follows it',
  primary key (team_id, word),
  key team_word_any (org_id, word, name_norm, team_id),
  key team_word_of (team_id, name_norm),
  constraint team_word_of foreign key (team_id, name_norm)
    references team (id, name_norm) on update cascade on delete cascade
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

alter table org
  add column if not exists teams int not null default 0
    comment 'rows of team; kept with the touch' after pending;

update org o set o.teams = (select count(*) from team t where t.org_id = o.id);

alter table upgrade_request
  add key if not exists upgrade_request_by_state (org_id, state, id),
  add key if not exists upgrade_request_of_person (org_id, person_id, id),
  add key if not exists upgrade_request_overdue_in (org_id, state, expires_at);
