-- An address counts as somebody's only once they proved that they read it; until then it is what a
-- chat platform says of them, and several people may carry the same.
create table if not exists person (
  id uuid not null,
  first_name varchar(80) null,
  last_name varchar(80) null,
  display_name varchar(160) null comment 'as the chat platform shows it',
  email varchar(320) null comment 'as typed',
  email_norm varchar(320) null,
  email_proven_at datetime(6) null,
  email_key varchar(320) generated always as
    (case when email_proven_at is not null then email_norm end) stored,
  sort_name varchar(320) generated always as
    (lower(coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), display_name, email, ''))) stored,
  zone varchar(64) null,
  version bigint not null default 0,
  created_at datetime(6) not null,
  primary key (id),
  unique key person_email_key (email_key),
  key person_email_norm (email_norm),
  constraint person_email_normalised check ((email is null) = (email_norm is null)),
  constraint person_email_proven check (email_proven_at is null or email_norm is not null)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
