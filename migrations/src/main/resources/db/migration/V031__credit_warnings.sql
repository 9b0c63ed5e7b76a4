-- A limit that was raised is warned of anew.
alter table credit_warning
  add column if not exists most bigint not null default 0
    comment 'the limit when it was told' after percent;

-- Who asked for more in a cycle: whoever can give it hears of it once.
create table if not exists credit_ask (
  org_id uuid not null,
  person_id uuid not null,
  cycle date not null comment 'its first day',
  asked_at datetime(6) not null,
  primary key (org_id, person_id, cycle),
  key credit_ask_cycle (cycle)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Finds those few whom a flag gives the right to the bill (C13).
alter table membership
  add index if not exists membership_subscriber_admin (org_id, subscriber_admin);
