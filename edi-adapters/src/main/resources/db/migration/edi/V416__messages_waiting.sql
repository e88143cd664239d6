-- Messages that wait for a partner, part or order, as far as that was told: an alert counts on it.
create table message_waiting (
  interchange text collate "C" not null,
  message int not null,
  primary key (interchange, message)
);
alter table message_waiting enable row level security;
alter table message_waiting force row level security;
create policy writer on message_waiting to weft_writer using (true) with check (true);
