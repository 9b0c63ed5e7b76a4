-- What reading the record takes: whom an event is about, and its order within each way to ask for
-- it. The column is made from what the chain covers already, so no hash changes.
alter table audit_event
  add column if not exists about uuid generated always as (cast(coalesce(
      json_value(after_values, '$.person'),
      json_value(before_values, '$.person'),
      case when target = 'person' then target_id end) as uuid)) stored
    comment 'the person whom the event is about' after after_values,
  add key if not exists audit_event_about (chain, about, version, n),
  add key if not exists audit_event_action (chain, action, version, n),
  add key if not exists audit_event_at (chain, at, version, n);
