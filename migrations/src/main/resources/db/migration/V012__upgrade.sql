-- Somebody's wish for tier Pro, and what became of it. A membership has one live request.
create table if not exists upgrade_request (
  id uuid not null,
  org_id uuid not null,
  person_id uuid not null comment 'who asks',
  code varchar(16) not null comment 'what people type, such as r-7k2m',
  reason varchar(500) null,
  state varchar(10) not null default 'pending',
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  ended_at datetime(6) null,
  decided_by uuid null,
  decision_reason varchar(500) null,
  by_tier boolean not null default false comment 'approved by setting the tier itself',
  undone_at datetime(6) null comment 'when the approval was taken back',
  undone_by uuid null,
  live_person uuid generated always as (case when state = 'pending' then person_id end) stored,
  primary key (id),
  unique key upgrade_request_code (org_id, code),
  unique key upgrade_request_live (org_id, live_person),
  key upgrade_request_newest (org_id, id),
  key upgrade_request_person (person_id, org_id),
  key upgrade_request_overdue (state, expires_at),
  key upgrade_request_decided_by (decided_by),
  key upgrade_request_undone_by (undone_by),
  constraint upgrade_request_org foreign key (org_id) references org (id),
  constraint upgrade_request_person foreign key (person_id) references person (id),
  constraint upgrade_request_decided_by foreign key (decided_by) references person (id),
  constraint upgrade_request_undone_by foreign key (undone_by) references person (id),
  constraint upgrade_request_state check (state in ('pending', 'approved', 'denied', 'cancelled', 'expired')),
  constraint upgrade_request_ended check ((state = 'pending') = (ended_at is null)),
  constraint upgrade_request_decided check ((state in ('approved', 'denied')) = (decided_by is not null)),
  constraint upgrade_request_not_oneself check (by_tier or decided_by <> person_id),
  constraint upgrade_request_undone check (undone_at is null or state = 'approved')
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A copy of a request's card: one a person who may decide.
create table if not exists upgrade_card (
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null comment 'whom it asks',
  primary key (id),
  unique key upgrade_card_person (request_id, person_id),
  key upgrade_card_of_person (person_id),
  constraint upgrade_card_request foreign key (request_id) references upgrade_request (id),
  constraint upgrade_card_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

alter table membership
  add column if not exists tier_version bigint null
    comment 'the org''s version whose change set the tier; null for the first, Base' after tier;
