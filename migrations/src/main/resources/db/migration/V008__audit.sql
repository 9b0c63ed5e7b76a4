-- The record of every change, one chain an org; the chain of what concerns no org has the id 0.
create table if not exists audit_event (
  chain uuid not null,
  version bigint not null comment 'the org''s version that the change made',
  n smallint not null comment 'the event''s number within the change, from 1',
  at datetime(6) not null,
  person_id uuid null,
  account varchar(150) not null,
  door varchar(40) not null,
  delivery varchar(190) not null comment 'the idempotency key of the change',
  action varchar(40) not null,
  target varchar(20) not null,
  target_id uuid not null,
  before_values json not null,
  after_values json not null,
  personal_id uuid null comment 'audit_personal; no foreign key, because that row can be erased',
  personal_hash binary(32) null,
  prev_hash binary(32) not null,
  hash binary(32) not null comment 'HMAC-SHA256 over all the above',
  primary key (chain, version, n),
  key audit_event_target (chain, target_id, version),
  key audit_event_person (chain, person_id, version)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Names, addresses and reasons: erasable, covered in the chain by a salted hash.
create table if not exists audit_personal (
  id uuid not null,
  salt binary(16) not null,
  words json not null,
  primary key (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The row that changes of people write first, as those of an org write the org.
create table if not exists platform_chain (
  id tinyint not null,
  version bigint not null,
  primary key (id),
  constraint platform_chain_single check (id = 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

insert ignore into platform_chain (id, version) values (0, 0);
