-- Where an org's own systems hear of its changes. The signing secret is computed from the id and the
-- generation, so none is stored.
create table if not exists webhook (
  id uuid not null,
  org_id uuid not null,
  code varchar(16) not null comment 'what people type, such as w-7k2m',
  url varchar(500) not null,
  events varchar(500) not null comment 'which: * or words such as member.* team.created, by blanks',
  description varchar(200) null,
  generation int not null default 1 comment 'of the signing secret',
  rotated_at datetime(6) null comment 'the former secret signs too for a day',
  edited_version bigint not null comment 'the change that decided what it is now',
  created_at datetime(6) not null,
  created_by uuid null,
  disabled_at datetime(6) null comment 'nothing is sent until it is enabled again',
  last_success_at datetime(6) null,
  last_failure_at datetime(6) null,
  last_error varchar(300) null,
  primary key (id),
  unique key webhook_code (org_id, code),
  unique key webhook_url (org_id, url),
  key webhook_created_by (created_by),
  constraint webhook_org foreign key (org_id) references org (id),
  constraint webhook_created_by foreign key (created_by) references person (id),
  constraint webhook_https check (url like 'https://%'),
  constraint webhook_generation check (generation >= 1)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
