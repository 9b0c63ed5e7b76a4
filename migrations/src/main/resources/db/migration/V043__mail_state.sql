-- What became of an invitation's mail, for whoever sent it: the outbox forgets after 14 days, and
-- nobody lists an org by it.
alter table invitation
  add column if not exists mail_state varchar(8) null
    comment 'of this generation''s mail; null where it goes to an account only',
  add column if not exists mail_at datetime(6) null
    comment 'since when; for a mail that failed: when it is tried again',
  add column if not exists mail_words varchar(300) null comment 'what was wrong at the last try',
  add column if not exists mail_copies int not null default 0
    comment 'how many more copies may have arrived, since nobody answered whether one was taken',
  add column if not exists link_shown_at datetime(6) null,
  add column if not exists link_shown_by uuid null comment 'who saw the link last';
alter table invitation
  add key if not exists invitation_mail (org_id, mail_state, id),
  add key if not exists invitation_link_shown (link_shown_by, link_shown_at),
  add constraint if not exists invitation_mail_state check (mail_state in ('queued', 'sent', 'failed', 'parked')),
  add constraint if not exists invitation_mail_at check ((mail_state is null) = (mail_at is null));
update invitation
  set mail_state = if(state = 'pending' and mailed < generation, 'queued', 'sent'), mail_at = sent_at
  where email_norm is not null and mail_state is null;

alter table outbox
  add column if not exists unsure int not null default 0
    comment 'tries of which nobody knows whether they delivered' after attempts;
