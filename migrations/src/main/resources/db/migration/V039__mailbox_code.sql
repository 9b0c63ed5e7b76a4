-- A code that was mailed to an address on behalf of a browser; whoever types it there reads that mailbox.
create table if not exists mailbox_code (
  id uuid not null,
  browser binary(32) not null comment 'SHA-256 of the cookie of its forms; the cookie is never stored',
  email varchar(320) not null comment 'as typed',
  email_norm varchar(320) not null,
  tries int not null default 0 comment 'codes typed, right and wrong ones',
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  ended_at datetime(6) null comment 'used, or replaced by another',
  open_browser binary(32) generated always as (case when ended_at is null then browser end) stored
    comment 'unique: a browser has one open code',
  primary key (id),
  unique key mailbox_code_open (open_browser),
  key mailbox_code_age (created_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- How often codes were asked for lately: a row an address and a row a browser, locked while it is counted.
create table if not exists mailbox_asked (
  subject binary(32) not null comment 'SHA-256 of the address or browser',
  since datetime(6) not null comment 'when the hour began that is counted',
  asked int not null,
  last_at datetime(6) null,
  primary key (subject),
  key mailbox_asked_age (since)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Who was welcomed to an org: once, at their first acceptance, and never again (A29).
create table if not exists welcomed (
  org_id uuid not null,
  person_id uuid not null,
  welcomed_at datetime(6) not null,
  primary key (org_id, person_id),
  key welcomed_person (person_id),
  constraint welcomed_org foreign key (org_id) references org (id),
  constraint welcomed_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Whoever was in before is no newcomer.
insert ignore into welcomed (org_id, person_id, welcomed_at)
select org_id, person_id, joined_at from membership;

insert ignore into welcomed (org_id, person_id, welcomed_at)
select org_id, person_id, joined_at from ended_membership;
