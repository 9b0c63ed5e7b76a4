create table if not exists membership (
  id uuid not null,
  org_id uuid not null,
  person_id uuid not null,
  role varchar(32) not null comment 'a role of the org''s scheme',
  status varchar(10) not null default 'active',
  tier varchar(10) not null default 'base' comment 'base for all, whatever the role (A21)',
  joined_at datetime(6) not null,
  last_active_at datetime(6) null,
  owner_of uuid generated always as (case when role = 'owner' then org_id end) stored
    comment 'unique: an org has one owner (D10, E07)',
  primary key (id),
  unique key membership_person (org_id, person_id),
  unique key membership_owner (owner_of),
  key membership_of_person (person_id),
  key membership_role (org_id, role),
  constraint membership_org foreign key (org_id) references org (id),
  constraint membership_person foreign key (person_id) references person (id),
  constraint membership_status check (status in ('active', 'suspended')),
  constraint membership_tier check (tier in ('base', 'pro'))
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
