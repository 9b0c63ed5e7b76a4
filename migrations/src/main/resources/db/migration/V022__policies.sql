-- What each word of a policy means, the order of the plans, and which change of an org decided what
-- its settings are: an Undo takes back that very decision and no newer one (ADR 007).
create table if not exists policy_word (
  policy_key varchar(40) not null,
  word varchar(32) not null,
  meaning varchar(200) not null comment 'a whole sentence without its full stop',
  primary key (policy_key, word),
  constraint policy_word_key foreign key (policy_key) references policy_key (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Beside org_policy, because a key that was given back to the scheme has no value there.
create table if not exists org_policy_decision (
  org_id uuid not null,
  policy_key varchar(40) not null,
  version bigint not null comment 'of the org, by the change that decided it last',
  primary key (org_id, policy_key),
  key org_policy_decision_key (policy_key),
  constraint org_policy_decision_org foreign key (org_id) references org (id),
  constraint org_policy_decision_key foreign key (policy_key) references policy_key (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

alter table plan
  add column if not exists position smallint not null default 0
    comment 'the order in which plans are offered';

alter table org
  add column if not exists edited_version bigint not null default 0
    comment 'the change that decided name and description' after pending,
  add column if not exists plan_version bigint not null default 0
    comment 'the change that decided the plan' after edited_version;
