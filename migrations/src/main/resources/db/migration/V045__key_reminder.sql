-- When it is said next that a key's time ends soon; null for not any more.
alter table api_key
  add column if not exists remind_at datetime(6) null after expires_at,
  add index if not exists api_key_remind (remind_at);

update api_key set remind_at = expires_at - interval 14 day
where revoked_at is null and expires_at > utc_timestamp(6) and remind_at is null;
