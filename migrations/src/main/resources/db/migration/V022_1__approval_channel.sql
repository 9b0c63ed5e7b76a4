-- A copy of a request's card may be for a channel that the org set, in place of one a person.
alter table upgrade_card
  modify person_id uuid null comment 'whom it asks; null for a channel''s copy',
  add column if not exists channel varchar(200) null
    comment 'platform:install/channel of a channel''s copy' after person_id,
  add constraint if not exists upgrade_card_for check ((person_id is null) <> (channel is null));
