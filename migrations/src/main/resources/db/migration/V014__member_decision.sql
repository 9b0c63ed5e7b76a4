-- Which change decided a role and a status, so that an Undo takes back no newer decision (ADR 007).
alter table membership
  add column if not exists role_version bigint not null default 0
    comment 'the org''s version whose change set the role; 0 for the first' after role,
  add column if not exists status_version bigint not null default 0
    comment 'the org''s version whose change set the status; 0 for the first' after status;
