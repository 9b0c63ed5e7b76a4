-- What keeps the lists of an org of any size equally fast (performance.md, "growth"): names to sort by
-- beside what is listed, an index for each order and each set of filters, counters instead of counting,
-- and the words by which people are found.

-- A membership's name to sort by is its person's. MariaDB lets no foreign key follow a generated column, so
-- dev.roster.person.SearchTable writes it with the words whenever a name or an address changes.
alter table membership
  add column if not exists sort_name varchar(320) not null default ''
    comment 'the person''s' after person_id;

update membership m join person p on p.id = m.person_id set m.sort_name = p.sort_name;

alter table membership
  add column if not exists quiet_since datetime(6)
    generated always as (coalesce(last_active_at, joined_at)) stored after last_active_at;

alter table membership
  add key if not exists membership_by_name (org_id, sort_name, id),
  add key if not exists membership_facet_name (org_id, role, status, tier, sort_name, id),
  add key if not exists membership_facet_joined (org_id, role, status, tier, joined_at, id),
  add key if not exists membership_facet_quiet (org_id, role, status, tier, quiet_since, id),
  drop key if exists membership_role,
  drop key if exists membership_tier;

-- How many memberships of an org have which role, status and tier; kept with the touch.
create table if not exists headcount (
  org_id uuid not null,
  role varchar(32) not null,
  status varchar(10) not null,
  tier varchar(10) not null,
  members int not null,
  primary key (org_id, role, status, tier),
  constraint headcount_org foreign key (org_id) references org (id),
  constraint headcount_counted check (members >= 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

insert ignore into headcount (org_id, role, status, tier, members)
select org_id, role, status, tier, count(*) from membership group by org_id, role, status, tier;

-- The words of a member's name and address, as dev.roster.person.SearchWords makes them. Filled by the
-- application at its next start for who was a member before.
create table if not exists member_word (
  org_id uuid not null,
  word varchar(80) not null,
  sort_name varchar(320) not null,
  membership_id uuid not null,
  primary key (org_id, word, sort_name, membership_id),
  key member_word_of (membership_id),
  constraint member_word_of foreign key (membership_id) references membership (id) on delete cascade
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
