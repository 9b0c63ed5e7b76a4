-- A Slack workspace or Discord server that Roster is installed in.
create table if not exists chat_install (
  id uuid not null,
  platform varchar(16) not null,
  tenant varchar(64) not null,
  name varchar(160) null,
  created_at datetime(6) not null,
  primary key (id),
  unique key chat_install_tenant (platform, tenant)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Commands reach only orgs that are connected to where they are typed.
create table if not exists org_install (
  org_id uuid not null,
  install_id uuid not null,
  connected_at datetime(6) not null,
  primary key (install_id, org_id),
  key org_install_org (org_id),
  constraint org_install_org foreign key (org_id) references org (id),
  constraint org_install_install foreign key (install_id) references chat_install (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists channel_org (
  install_id uuid not null,
  channel varchar(64) not null,
  org_id uuid not null,
  primary key (install_id, channel),
  key channel_org_org (org_id),
  constraint channel_org_install foreign key (install_id) references chat_install (id),
  constraint channel_org_org foreign key (org_id) references org (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- One identity belongs to one person; a person has at most one in each Slack workspace and one on
-- Discord (B35).
create table if not exists chat_identity (
  id uuid not null,
  platform varchar(16) not null,
  tenant varchar(64) not null,
  user_id varchar(64) not null,
  person_id uuid not null,
  current_org uuid null comment 'last switched to',
  created_at datetime(6) not null,
  seen_at datetime(6) not null,
  primary key (id),
  unique key chat_identity_account (platform, tenant, user_id),
  unique key chat_identity_person (person_id, platform, tenant),
  key chat_identity_current_org (current_org),
  constraint chat_identity_person foreign key (person_id) references person (id),
  constraint chat_identity_current_org foreign key (current_org) references org (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
