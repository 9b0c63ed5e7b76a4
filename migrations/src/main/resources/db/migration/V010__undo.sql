-- What somebody can take back by the command undo: the change behind an Undo (ADR 007).
alter table pending_action
  add column if not exists change_id varchar(16) null
    comment 'what people type, such as c-7k2m; only where a change is taken back',
  add column if not exists person_id uuid null comment 'who made the change',
  add column if not exists undoes varchar(200) null comment 'the change in a few words',
  add column if not exists org_version bigint null
    comment 'the version that the change gave to its org: tells which is the newest',
  add unique key if not exists pending_action_change (change_id),
  add key if not exists pending_action_open (person_id, org_id, expires_at),
  add constraint pending_action_person foreign key if not exists (person_id)
    references person (id),
  add constraint if not exists pending_action_change_whole check (
    (change_id is null) = (person_id is null)
    and (change_id is null) = (undoes is null)
    and (change_id is null) = (org_version is null));
