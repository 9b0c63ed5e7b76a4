-- What is to be sent after a commit, written in the same transaction.
create table if not exists outbox (
  seq bigint not null auto_increment,
  id uuid not null comment 'the idempotency key of the delivery',
  kind varchar(30) not null,
  lane varchar(190) not null comment 'rows of a lane are sent in order',
  words json not null,
  state varchar(10) not null default 'waiting',
  attempts int not null default 0,
  created_at datetime(6) not null,
  due_at datetime(6) not null,
  claimed_until datetime(6) null comment 'after that the claimer is taken for dead',
  ended_at datetime(6) null,
  error varchar(300) null,
  primary key (seq),
  unique key outbox_id (id),
  key outbox_due (state, due_at),
  key outbox_lane (lane, seq, state),
  constraint outbox_state check (state in ('waiting', 'claimed', 'sent', 'parked')),
  constraint outbox_claimed check ((state = 'claimed') = (claimed_until is not null)),
  constraint outbox_ended check ((state in ('sent', 'parked')) = (ended_at is not null))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Where the copies of a card are, so that all of them can be brought up to date.
create table if not exists posted_message (
  id uuid not null,
  subject varchar(20) not null,
  subject_id uuid not null,
  account varchar(150) null comment 'in whose direct messages it is',
  platform varchar(16) not null,
  install varchar(64) not null,
  channel varchar(64) not null,
  direct boolean not null,
  message varchar(64) not null,
  posted_at datetime(6) not null,
  primary key (id),
  unique key posted_message_place (platform, install, channel, message),
  key posted_message_subject (subject, subject_id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The answer to each change that came in, so that a second delivery gets the same one.
create table if not exists handled_delivery (
  delivery varchar(190) not null,
  handled_at datetime(6) not null,
  reply mediumtext not null,
  primary key (delivery),
  key handled_delivery_age (handled_at)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
