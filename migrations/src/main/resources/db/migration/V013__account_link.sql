-- A code mailed to an address, so that an account proves to read it. The code itself is nowhere: it
-- is computed from the id.
create table if not exists account_challenge (
  id uuid not null,
  account varchar(150) not null comment 'platform:tenant/user who asked',
  name varchar(160) not null comment 'as the chat platform shows the account',
  asked_in varchar(160) null comment 'what people call the workspace or server',
  email varchar(320) not null comment 'as typed',
  email_norm varchar(320) not null,
  tries int not null default 0 comment 'wrong codes',
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  ended_at datetime(6) null comment 'used, tried too often, or replaced by another',
  open_account varchar(150) generated always as (case when ended_at is null then account end) stored
    comment 'unique: an account has one open challenge',
  primary key (id),
  unique key account_challenge_open (open_account),
  key account_challenge_account (account, created_at),
  key account_challenge_email (email_norm, created_at),
  key account_challenge_age (created_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A code that connects another workspace or server to an org.
create table if not exists connect_code (
  hash binary(32) not null comment 'HMAC-SHA256; the code is never stored',
  org_id uuid not null,
  made_by uuid not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  primary key (hash),
  key connect_code_org (org_id),
  key connect_code_made_by (made_by),
  key connect_code_age (created_at),
  constraint connect_code_org foreign key (org_id) references org (id),
  constraint connect_code_made_by foreign key (made_by) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Codes that somebody tried and that were none.
create table if not exists wrong_code (
  id uuid not null,
  account varchar(150) not null,
  tried_at datetime(6) not null,
  primary key (id),
  key wrong_code_account (account, tried_at),
  key wrong_code_age (tried_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
