-- What a button does (ADR 004).
create table if not exists pending_action (
  token char(22) not null,
  command varchar(66) not null,
  words json not null,
  org_id uuid null,
  presser varchar(150) null comment 'the only account that may press, as platform:tenant/user',
  confirmed boolean not null,
  once boolean not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  primary key (token),
  key pending_action_expiry (expires_at),
  key pending_action_org (org_id),
  constraint pending_action_org foreign key (org_id) references org (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
