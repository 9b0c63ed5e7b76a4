-- A monthly limit of credits for a member (D42), and which change decided it, so that an Undo takes
-- back no newer decision (ADR 007). The counts above a list read the roles and tiers from indexes.
alter table membership
  add column if not exists credit_cap bigint null
    comment 'credits a month at most; null for no limit (D42)' after tier_version,
  add column if not exists cap_version bigint not null default 0
    comment 'the org''s version whose change set the limit; 0 for the first' after credit_cap,
  add key if not exists membership_tier (org_id, tier);

alter table membership
  add constraint if not exists membership_credit_cap check (credit_cap between 0 and 1000000000);

alter table person
  add column if not exists name_version bigint not null default 0
    comment 'the person''s version whose change set the name; 0 for the first' after last_name;
