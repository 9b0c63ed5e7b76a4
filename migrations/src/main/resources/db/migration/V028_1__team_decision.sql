-- Which change decided what a team is called and whether it is in use, so that an Undo takes back no
-- newer decision of the same outcome, and several can be taken back one by one (ADR 007).
alter table team
  add column if not exists edited_version bigint not null default 0
    comment 'the org''s version whose change set name and description; 0 for the first'
    after description,
  add column if not exists status_version bigint not null default 0
    comment 'the org''s version whose change set the status; 0 for the first' after status;
