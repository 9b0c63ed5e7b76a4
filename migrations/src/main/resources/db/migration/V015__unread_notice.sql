-- What somebody was told but could not read, because they take no direct messages: their inbox
-- shows it.
create table if not exists unread_notice (
  id uuid not null comment 'the idempotency key of the delivery',
  org_id uuid not null,
  person_id uuid not null,
  message mediumtext not null,
  told_at datetime(6) not null,
  primary key (id),
  key unread_notice_person (person_id, told_at),
  key unread_notice_age (told_at),
  key unread_notice_org (org_id),
  constraint unread_notice_org foreign key (org_id) references org (id),
  constraint unread_notice_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
