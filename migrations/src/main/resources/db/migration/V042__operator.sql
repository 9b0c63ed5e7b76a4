-- Whose rights in this Roster come from a sign-in: an account speaks with them only when whoever had
-- signed in linked it. A mailed code alone never makes anybody a platform admin.
alter table chat_identity
  add column if not exists signed_in boolean not null default false
    comment 'linked by somebody who had signed in at the identity provider' after person_id;

-- Somebody whose name, addresses and accounts were deleted; what they did keeps pointing here.
alter table person
  add column if not exists erased_at datetime(6) null after created_at;

-- A link that lets somebody show at Discord who they are there. Its token is computed from the id.
create table if not exists account_link (
  id uuid not null,
  account varchar(150) null comment 'who asked for it in chat; the same must sign in at Discord',
  session_id uuid null comment 'else the browser session in which it was asked for',
  person_id uuid null comment 'whose session that is',
  signed_in boolean not null comment 'whether that session began at the identity provider',
  install varchar(64) null comment 'the server in which it was asked for',
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6) null,
  primary key (id),
  key account_link_account (account, created_at),
  key account_link_person (person_id, created_at),
  key account_link_age (created_at),
  constraint account_link_person foreign key (person_id) references person (id),
  constraint account_link_asker check ((account is null) = (session_id is not null and person_id is not null))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
