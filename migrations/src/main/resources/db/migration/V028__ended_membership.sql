-- A membership that ended, as it was, so that its removal can be taken back (ADR 007). One row a person
-- and org, of the newest end: an older one is overtaken by it.
create table if not exists ended_membership (
  org_id uuid not null,
  person_id uuid not null,
  membership_id uuid not null comment 'the id that it had, and gets back',
  version bigint not null comment 'the org''s version whose change ended it; an undo compares it',
  ended_at datetime(6) not null,
  scheme varchar(20) not null comment 'of the org then: a role means nothing in another one',
  role varchar(32) not null,
  role_version bigint not null,
  status varchar(10) not null,
  status_version bigint not null,
  tier varchar(10) not null,
  tier_version bigint null,
  credit_cap bigint null,
  cap_version bigint not null,
  subscriber_admin boolean not null,
  joined_at datetime(6) not null,
  last_active_at datetime(6) null,
  teams mediumtext not null comment 'the places in teams, as JSON of ids, roles and versions',
  primary key (org_id, person_id),
  key ended_membership_person (person_id),
  key ended_membership_age (ended_at),
  constraint ended_membership_org foreign key (org_id) references org (id),
  constraint ended_membership_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
