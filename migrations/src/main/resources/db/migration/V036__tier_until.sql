-- Pro for a time: when it ends, and for how long it was given, so that it can be renewed for as long.
alter table membership
  add column if not exists tier_until datetime(6) null
    comment 'when Pro ends, at which instant it is Base; null for no end' after tier_version,
  add column if not exists tier_days smallint null
    comment 'for how many days it was given, or renewed last' after tier_until,
  add column if not exists tier_remind_at datetime(6) null
    comment 'when its end is to be announced next; null when nothing is to be said any more'
    after tier_days,
  add key if not exists membership_tier_until (tier_until),
  add key if not exists membership_tier_remind (tier_remind_at);
alter table membership
  add constraint if not exists membership_tier_end check (
    (tier_until is null) = (tier_days is null) and (tier_until is null or tier = 'pro')
    and (tier_remind_at is null or tier_until is not null)),
  add constraint if not exists membership_tier_days check (tier_days between 1 and 365);

alter table ended_membership
  add column if not exists tier_until datetime(6) null after tier_version,
  add column if not exists tier_days smallint null after tier_until,
  add column if not exists tier_remind_at datetime(6) null after tier_days;

alter table upgrade_request
  add column if not exists days smallint null
    comment 'for how many days Pro is asked for; null for no end' after reason,
  add column if not exists renewal boolean not null default false
    comment 'asked for on a Pro that has an end' after days,
  add column if not exists granted_until datetime(6) null
    comment 'when the Pro that an approval gave ends; null for no end' after by_tier;
alter table upgrade_request
  add constraint if not exists upgrade_request_days check (days between 1 and 365);

-- What a copy says ages: it is drawn again when somebody looks at it later.
alter table upgrade_card
  add column if not exists drawn_at datetime(6) null
    comment 'when what it says was read last; null before it was first' after person_id;
