-- When an org changed last, so that the hourly digest of the audit reads only what changed since.
-- The database sets it with the version, in the statement that begins every change.
alter table org
  add column if not exists changed_at timestamp(6) not null default current_timestamp(6)
    on update current_timestamp(6) comment 'by the database''s clock' after version,
  add key if not exists org_changed (changed_at);
