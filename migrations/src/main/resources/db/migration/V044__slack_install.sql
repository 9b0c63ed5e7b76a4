-- A Slack workspace that installed Roster by OAuth, or whose configured token is dead.
create table if not exists slack_installation (
  team varchar(64) not null comment 'Slack''s id of the workspace',
  name varchar(160) not null,
  token varchar(1000) null comment 'the bot token, encrypted; null once it is dead, or configured',
  scopes varchar(1000) not null comment 'what Slack granted',
  installed_by varchar(64) null comment 'Slack''s id of the user who installed it',
  version bigint not null comment 'grows with each install and end',
  installed_at datetime(6) not null,
  ended_at datetime(6) null,
  ended_why varchar(64) null comment 'in Slack''s words, such as app_uninstalled',
  primary key (team),
  constraint slack_installation_ended check (ended_at is null or token is null)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Installs under way: each state is good for one, in the browser that began it.
create table if not exists slack_install_state (
  hash binary(32) not null comment 'SHA-256 of the state, which is never stored',
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  primary key (hash),
  key slack_install_state_age (expires_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Which orgs were told that a workspace is cut off, so that each is told once.
create table if not exists slack_installation_told (
  team varchar(64) not null,
  version bigint not null,
  org_id uuid not null,
  told_at datetime(6) not null,
  primary key (team, version, org_id),
  key slack_installation_told_age (told_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
