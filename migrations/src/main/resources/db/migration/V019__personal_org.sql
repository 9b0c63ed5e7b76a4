-- Whoever joins an org of the scheme `owned` gets an org of their own beside it (D02, X27).
alter table org
  add column if not exists personal_of uuid null
    comment 'whose personal org it is; unique: a person has one (D02)' after personal,
  add unique key if not exists org_personal_of (personal_of),
  add constraint org_personal_of foreign key if not exists (personal_of) references person (id),
  add constraint if not exists org_personal check (personal = (personal_of is not null));
