-- Roles of teams as data, for orgs whose policy `team.roles` is five: what each is called, in which
-- order, and what it holds (C33 to C37).
create table if not exists team_role (
  name varchar(32) not null,
  title varchar(40) not null,
  role_rank tinyint not null,
  primary key (name),
  unique key team_role_rank (role_rank),
  constraint team_role_rank_positive check (role_rank > 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists team_role_grant (
  role varchar(32) not null,
  permission varchar(40) not null,
  primary key (role, permission),
  constraint team_role_grant_role foreign key (role) references team_role (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

alter table team_member
  add column if not exists role_version bigint not null default 0
    comment 'the org''s version whose change decided the role; an undo compares it' after role;
