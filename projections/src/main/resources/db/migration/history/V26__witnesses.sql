-- The newest checkpoint of a log that at least one witness cosigned, with the cosignatures. Proofs of events that it covers end there.
create table evidence_witnessed (
  log   text collate "C" primary key,
  size  bigint not null,
  note  bytea not null
);

-- A change of a log's keys: the old keys sign a statement that names the new ones. evidence_key has the new keys' first size.
create table evidence_key_change (
  log       text collate "C" not null,
  number    int not null,              -- 1 for the first change
  statement bytea not null,
  note      bytea not null,            -- the statement's proof, with the old keys' signatures
  primary key (log, number)
);
alter table evidence_key add column change int not null default 0; -- the number of the change that brought the key; 0: the log began with it
revoke update, delete on evidence_key_change from weft_writer;
