-- Rights as data: schemes, their roles in order, what each role holds, and the policy keys.
create table if not exists scheme (
  name varchar(20) not null,
  title varchar(80) not null,
  version bigint not null comment 'a checksum over its rows; the key of every cache',
  primary key (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists role (
  scheme varchar(20) not null,
  name varchar(32) not null,
  title varchar(40) not null,
  role_rank tinyint not null,
  is_unique boolean not null comment 'exactly one holder an org; passed on by transfer only (D10)',
  primary key (scheme, name),
  unique key role_rank (scheme, role_rank),
  constraint role_scheme foreign key (scheme) references scheme (name),
  constraint role_rank_positive check (role_rank > 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists role_grant (
  scheme varchar(20) not null,
  role varchar(32) not null,
  permission varchar(40) not null,
  primary key (scheme, role, permission),
  constraint role_grant_role foreign key (scheme, role) references role (scheme, name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists policy_key (
  name varchar(40) not null,
  meaning varchar(200) not null,
  allowed varchar(200) not null comment 'the allowed values, separated by blanks',
  primary key (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists scheme_policy (
  scheme varchar(20) not null,
  policy_key varchar(40) not null,
  value varchar(80) not null,
  primary key (scheme, policy_key),
  key scheme_policy_key (policy_key),
  constraint scheme_policy_scheme foreign key (scheme) references scheme (name),
  constraint scheme_policy_key foreign key (policy_key) references policy_key (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- How many people a plan has room for (D26 to D29); null is unlimited.
create table if not exists plan (
  name varchar(10) not null,
  title varchar(40) not null,
  seats int null,
  primary key (name),
  constraint plan_seats check (seats > 0)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
