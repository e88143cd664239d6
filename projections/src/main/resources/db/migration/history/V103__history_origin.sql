-- Where this history comes from: 'here' where hubs append to domain_event, else whence it is copied. Noted once, never changed.
create table history_origin (
  one    boolean primary key default true check (one),
  origin text collate "C" not null
);
insert into history_origin (origin) select 'here' where exists (select from domain_event);
revoke update, delete on history_origin from weft_writer;
