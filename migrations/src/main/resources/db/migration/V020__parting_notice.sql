-- What somebody was told when they stopped being in an org: their inbox shows it although they are
-- in that org no longer.
alter table unread_notice
  add column if not exists parting boolean not null default false
    comment 'told on leaving the org' after person_id;

alter table upgrade_request
  add column if not exists lapsed boolean not null default false
    comment 'cancelled because its requester went, or the org' after by_tier;
