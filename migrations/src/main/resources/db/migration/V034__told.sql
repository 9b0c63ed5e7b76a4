-- What a program was told beside the words of an answer, so that each try of one request is told the same
alter table handled_delivery
  add column if not exists told longtext null comment 'JSON; null for what people asked for in chat';
