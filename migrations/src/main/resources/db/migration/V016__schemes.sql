-- All five schemes are data now: which roles count as admins, what a flag beside the role adds, what
-- each policy key allows and who may set it, and what an org decided for itself.
alter table role
  add column if not exists is_admin boolean not null default false
    comment 'counts as an admin: an org without an owner keeps one (B31, C08)' after is_unique;

-- What a flag on a membership adds to its role (C13).
create table if not exists flag_grant (
  scheme varchar(20) not null,
  flag varchar(32) not null,
  permission varchar(40) not null,
  primary key (scheme, flag, permission),
  constraint flag_grant_scheme foreign key (scheme) references scheme (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

alter table membership
  add column if not exists subscriber_admin boolean not null default false
    comment 'set by platform admins; adds what flag_grant says (C13)' after tier_version;

alter table policy_key
  add column if not exists kind varchar(10) not null default 'word'
    comment 'word: one of allowed; number: a range; role: of the scheme; channel: of a platform',
  add column if not exists decides_rights boolean not null default false
    comment 'set with org.policy_rights only, else with settings.manage',
  add column if not exists is_fixed boolean not null default false
    comment 'goes with the scheme; no org sets it',
  add column if not exists position smallint not null default 0 comment 'the order of the page';

alter table scheme_policy modify value varchar(200) not null;

-- What an org decided for itself, in place of its scheme's value.
create table if not exists org_policy (
  org_id uuid not null,
  policy_key varchar(40) not null,
  value varchar(200) not null,
  primary key (org_id, policy_key),
  key org_policy_key (policy_key),
  constraint org_policy_org foreign key (org_id) references org (id),
  constraint org_policy_key foreign key (policy_key) references policy_key (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
