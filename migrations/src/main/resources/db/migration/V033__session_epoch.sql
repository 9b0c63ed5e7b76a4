-- Sessions that began under a lower epoch are over (E18). It is the org's version that ended them, so
-- that it never goes back, however often somebody leaves and comes.
alter table membership
  add column if not exists session_epoch bigint not null default 1
    comment 'the org''s version whose change ended what sessions there were; 1 for the first' after status_version;
alter table ended_membership
  add column if not exists session_epoch bigint not null default 1 after status_version;
