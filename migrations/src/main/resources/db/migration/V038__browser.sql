-- A browser whose user proved that they read a mailbox: by a mailed code, or by signing in at an
-- identity provider that vouches for the address. Who that is stays open until they are in an org.
create table if not exists web_session (
  id uuid not null,
  token_hash binary(32) not null comment 'SHA-256 of the cookie; the cookie is never stored',
  way varchar(10) not null,
  email varchar(320) not null comment 'as typed, or as the identity provider writes it',
  email_norm varchar(320) not null,
  issuer varchar(255) null,
  subject varchar(255) null,
  first_name varchar(80) null comment 'as the identity provider tells it',
  last_name varchar(80) null,
  person_id uuid null,
  agent varchar(160) null comment 'which browser, in words',
  proved_at datetime(6) not null,
  seen_at datetime(6) not null,
  expires_at datetime(6) not null,
  ended_at datetime(6) null,
  primary key (id),
  unique key web_session_token (token_hash),
  key web_session_person (person_id, ended_at, expires_at),
  key web_session_age (expires_at),
  constraint web_session_person foreign key (person_id) references person (id),
  constraint web_session_way check (way in ('code', 'sign-in')),
  constraint web_session_provider check ((way = 'sign-in') = (issuer is not null and subject is not null))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Who somebody is at an identity provider. One sign-in belongs to one person.
create table if not exists sign_in (
  issuer varchar(255) not null,
  subject varchar(255) not null,
  person_id uuid not null,
  email varchar(320) not null comment 'verified at the last sign-in',
  email_norm varchar(320) not null,
  created_at datetime(6) not null,
  seen_at datetime(6) not null,
  primary key (issuer, subject),
  key sign_in_person (person_id),
  key sign_in_email (email_norm),
  constraint sign_in_person foreign key (person_id) references person (id)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
