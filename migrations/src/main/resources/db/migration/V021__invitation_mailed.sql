-- Which sending of an invitation the mail server took: one that was cancelled before, and reopened,
-- still goes out, and no other twice.
alter table invitation
  add column if not exists mailed int not null default 0
    comment 'the last generation whose mail the mail server took' after generation;
