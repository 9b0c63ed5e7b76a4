-- A zone is what somebody chose; what their chat platform says is asked each time.
update person set zone = null;

-- An account that its owner unlinked: its confirmed address alone does not link it again.
create table if not exists unlinked_account (
  account varchar(150) not null comment 'platform:tenant/user',
  unlinked_at datetime(6) not null,
  primary key (account)
) engine = innodb default charset = utf8mb4 collate = utf8mb4_nopad_bin;
