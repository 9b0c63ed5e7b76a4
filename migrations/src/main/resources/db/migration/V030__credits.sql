-- Credits: what an org may use in a cycle, what was used, and who was warned.
alter table org
  add column if not exists credit_pool bigint null
    comment 'credits a cycle for all who draw on the pool; null for no limit (A24, D41)' after plan_version,
  add column if not exists credit_allowance bigint not null default 1000
    comment 'credits a cycle for each on Base, where Base has an allowance (A22, X28)' after credit_pool,
  add column if not exists cycle_day smallint not null default 1
    comment 'the day of a month on which a cycle begins, in UTC; the last one of a shorter month' after credit_allowance,
  add column if not exists credits_version bigint not null default 0
    comment 'the change that decided these three' after cycle_day;
alter table org
  add constraint if not exists org_credit_pool check (credit_pool between 0 and 1000000000000),
  add constraint if not exists org_credit_allowance check (credit_allowance between 0 and 1000000000),
  add constraint if not exists org_cycle_day check (cycle_day between 1 and 31);

-- The row that every report of usage writes first, as a change does the org's (ADR 012). Apart from it,
-- so that usage waits for no change and no change for usage.
create table if not exists credit_account (
  org_id uuid not null,
  ticks bigint not null comment 'raised by the first statement of every report',
  primary key (org_id),
  constraint credit_account_org foreign key (org_id) references org (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What was reported, by the reporter's own id, so that a second report of it counts nothing. No foreign
-- key here and in the two below: it would read the org's row, which a change holds while it works.
create table if not exists usage_event (
  org_id uuid not null,
  event varchar(100) not null comment 'the reporter''s id of it',
  person_id uuid not null,
  credits bigint not null,
  requests bigint not null,
  at datetime(6) not null comment 'when it was used, as reported',
  received_at datetime(6) not null,
  primary key (org_id, event),
  key usage_event_received (received_at),
  constraint usage_event_credits check (credits >= 0),
  constraint usage_event_requests check (requests >= 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What somebody used on a day (UTC). It stays when they go (D52).
create table if not exists usage_day (
  org_id uuid not null,
  person_id uuid not null,
  day date not null,
  credits bigint not null,
  from_pool bigint not null comment 'of these, what the org''s pool gave; the rest the allowance',
  requests bigint not null,
  tick bigint not null comment 'the report that raised it last',
  primary key (org_id, person_id, day),
  key usage_day_tick (org_id, tick),
  key usage_day_of_org (org_id, day, credits, person_id),
  constraint usage_day_credits check (credits >= 0),
  constraint usage_day_from_pool check (from_pool between 0 and credits),
  constraint usage_day_requests check (requests >= 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The sum over everybody in an org.
create table if not exists usage_org_day (
  org_id uuid not null,
  day date not null,
  credits bigint not null,
  from_pool bigint not null,
  requests bigint not null,
  primary key (org_id, day),
  constraint usage_org_day_from_pool check (from_pool between 0 and credits)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Sums over all time, for lists (D38, D39): those of the person in this org, also of an earlier membership.
alter table membership
  add column if not exists credits_used bigint not null default 0
    comment 'the sum of their usage_day' after last_active_at,
  add column if not exists requests_made bigint not null default 0
    comment 'the sum of their usage_day' after credits_used;

-- Whom a limit was told to in a cycle: once at each of 80, 95 and 100 percent.
create table if not exists credit_warning (
  org_id uuid not null,
  person_id uuid not null comment 'whose limit it is; 0 for the pool''s',
  source varchar(10) not null,
  cycle date not null comment 'its first day',
  percent smallint not null,
  primary key (org_id, person_id, source, cycle, percent),
  key credit_warning_cycle (cycle),
  constraint credit_warning_source check (source in ('allowance', 'cap', 'pool'))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What the product lets somebody use by their tier (A23, A25).
create table if not exists feature_flag (
  tier varchar(10) not null,
  flag varchar(40) not null,
  value varchar(40) not null,
  primary key (tier, flag),
  constraint feature_flag_tier check (tier in ('base', 'pro'))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
