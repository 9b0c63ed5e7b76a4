-- What the last sign-in led to in each org, so that the account page can tell it.
alter table sign_in
  add column if not exists entries longtext null comment 'JSON: joined, asked or refused, an org each'
    after email_norm;
