-- What those looked at who may see more than their own: the hub adds rows, and can neither change nor remove any.
create table privileged_read (
  read_no bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  party text collate "C" not null,
  member text not null,
  target text not null
);
create index on privileged_read (at);
revoke update, delete, truncate on privileged_read from weft_writer;
