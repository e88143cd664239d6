-- The newest checkpoint of a log that at least one witness cosigned, with the cosignatures. Proofs of events that it covers end there.
create table evidence_witnessed (
  log   text collate "C" primary key,
  size  bigint not null,
  note  bytea not null
);

-- A change of a log's keys: the old keys sign a note that names the new ones. evidence_key has the new keys' first size.
create table evidence_key_change (
  log       text collate "C" not null,
  number    int not null,              -- 1 for the first change
  statement text not null,             -- the text that the old keys signed by its hash
  note      bytea not null,
  primary key (log, number)
);
revoke update, delete on evidence_key_change from weft_writer;
