-- What reports of usage read: sums of a cycle by person, who used most of an org, budgets of teams.

-- Who used most, of each set of facets (D40), as V027 has it for who spoke last.
alter table membership
  add key if not exists membership_facet_credits (org_id, role, status, tier, credits_used, id);

-- What somebody used in a cycle, so that who used most of a million is read from an index. The row of
-- person 0 is the sum over all: where it differs from that of usage_org_day, the org moved the day on
-- which its cycles begin and these sums are of another range. No foreign key, as with usage_day.
create table if not exists usage_cycle (
  org_id uuid not null,
  cycle date not null comment 'its first day',
  person_id uuid not null comment '0 for all together',
  credits bigint not null,
  requests bigint not null,
  primary key (org_id, cycle, person_id),
  key usage_cycle_most (org_id, cycle, credits, person_id),
  constraint usage_cycle_credits check (credits >= 0),
  constraint usage_cycle_requests check (requests >= 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Advice only: nothing is refused for it and nothing charged (X18).
alter table team
  add column if not exists budget bigint null
    comment 'credits a cycle; null for none' after status_version,
  add column if not exists budget_version bigint not null default 0
    comment 'the change that decided it' after budget;
alter table team
  add constraint if not exists team_budget check (budget between 0 and 1000000000000);
