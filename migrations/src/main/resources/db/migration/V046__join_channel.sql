-- A copy of the card of somebody who wants to come in may be for the channel that the org set, in place of one
-- a person, as those of requests for Pro are.
alter table join_card
  modify person_id uuid null comment 'whom it asks; null for a channel''s copy',
  add column if not exists channel varchar(200) null
    comment 'platform:install/channel of a channel''s copy' after person_id,
  add constraint if not exists join_card_for check ((person_id is null) <> (channel is null));
