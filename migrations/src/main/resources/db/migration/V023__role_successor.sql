-- What becomes of each role when an org moves to another scheme (`org scheme`), and the rows in which
-- each scheme's source lists who may do what.
create table if not exists role_successor (
  from_scheme varchar(20) not null,
  from_role varchar(32) not null,
  to_scheme varchar(20) not null,
  to_role varchar(32) not null,
  primary key (from_scheme, from_role, to_scheme),
  key role_successor_to (to_scheme, to_role),
  constraint role_successor_from foreign key (from_scheme, from_role) references role (scheme, name),
  constraint role_successor_to foreign key (to_scheme, to_role) references role (scheme, name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists scheme_row (
  scheme varchar(20) not null,
  position smallint not null comment 'the order of the page',
  label varchar(120) not null,
  permissions varchar(200) not null comment 'separated by blanks; all of them are needed',
  primary key (scheme, position),
  constraint scheme_row_scheme foreign key (scheme) references scheme (name)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
