-- The e-mail domains of orgs, as their settings' keepers name them. Once proven, a domain belongs to one
-- org: who signs in with an address of it may come in there, as `join.domain` says.
create table if not exists org_domain (
  org_id uuid not null,
  domain varchar(253) not null comment 'ASCII, lower case, without a dot at the end',
  state varchar(10) not null default 'pending',
  added_by uuid not null,
  added_at datetime(6) not null,
  vouched_by uuid null comment 'who proved it last: nobody gets a role by it that they could not give',
  proof varchar(10) null comment 'dns, or platform: a platform admin said so',
  proven_at datetime(6) null,
  checked_at datetime(6) null,
  missing_since datetime(6) null comment 'since when a proven domain lacks its record',
  next_check_at datetime(6) null,
  full_told_at datetime(6) null comment 'when it was last told that somebody found no seat',
  version bigint not null comment 'the org''s version that changed its state last; an undo compares it',
  owned_domain varchar(253) generated always as (case when state = 'proven' then domain end) stored
    comment 'unique: a proven domain leads into one org',
  primary key (org_id, domain),
  unique key org_domain_owned (owned_domain),
  key org_domain_due (next_check_at),
  key org_domain_added_by (added_by),
  key org_domain_vouched_by (vouched_by),
  constraint org_domain_org foreign key (org_id) references org (id),
  constraint org_domain_added_by foreign key (added_by) references person (id),
  constraint org_domain_vouched_by foreign key (vouched_by) references person (id),
  constraint org_domain_state check (state in ('pending', 'proven', 'suspended')),
  constraint org_domain_proven check ((state = 'pending') = (proven_at is null)),
  constraint org_domain_proof check ((proof is null) = (proven_at is null) and (proof is null or proof in ('dns', 'platform')))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Somebody who signed in with an address of an org's domain and is not let in without being asked about.
-- One live request an org and person, and one an org and address.
create table if not exists join_request (
  id uuid not null,
  org_id uuid not null,
  person_id uuid not null comment 'who wants to come in',
  code varchar(16) not null comment 'such as j-7k2m',
  email varchar(320) null comment 'that they signed in with; null once they are erased',
  email_norm varchar(320) null,
  role varchar(32) not null comment 'that they would get',
  returning_member boolean not null comment 'they were in before',
  state varchar(10) not null default 'pending',
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  ended_at datetime(6) null,
  decided_by uuid null,
  decision_reason varchar(500) null,
  live_person uuid generated always as (case when state = 'pending' then person_id end) stored,
  live_email varchar(320) generated always as (case when state = 'pending' then email_norm end) stored,
  primary key (id),
  unique key join_request_code (org_id, code),
  unique key join_request_live (org_id, live_person),
  unique key join_request_live_email (org_id, live_email),
  key join_request_by_state (org_id, state, id),
  key join_request_of_person (person_id, org_id),
  key join_request_overdue (state, expires_at),
  key join_request_decided_by (decided_by),
  constraint join_request_org foreign key (org_id) references org (id),
  constraint join_request_person foreign key (person_id) references person (id),
  constraint join_request_decided_by foreign key (decided_by) references person (id),
  constraint join_request_state check (state in ('pending', 'approved', 'denied', 'cancelled', 'expired')),
  constraint join_request_ended check ((state = 'pending') = (ended_at is null)),
  constraint join_request_decided check ((state in ('approved', 'denied')) = (decided_by is not null)),
  constraint join_request_not_oneself check (decided_by <> person_id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A copy of a request's card: one a person who may decide.
create table if not exists join_card (
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null comment 'whom it asks',
  primary key (id),
  unique key join_card_person (request_id, person_id),
  key join_card_of_person (person_id),
  constraint join_card_request foreign key (request_id) references join_request (id),
  constraint join_card_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
