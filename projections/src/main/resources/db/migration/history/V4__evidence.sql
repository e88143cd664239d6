-- The Merkle log over the history (RFC 9162): the sealed events and their proofs.
create table evidence_log (
  log       text collate "C" primary key,
  origin    text collate "C" not null,       -- the log's name in its checkpoints, for ever
  size      bigint not null,                 -- leaves; leaf n is the event at position n + 1
  note      bytea                            -- the newest signed checkpoint; null before the first
);

-- 256 adjacent hashes: of leaves at level 0, of subtrees of 256^n leaves at level n. The last row of a level may be shorter.
create table evidence_tile (
  log    text collate "C" not null,
  level  int not null,
  number bigint not null,
  hashes bytea not null,
  primary key (log, level, number)
);

-- 32 random bytes for each event, so that nobody can guess an event from its hash.
create table evidence_salt (
  position bigint primary key,
  random   bytea not null
);

-- The public halves of the signing keys; the private halves are files outside the database.
create table evidence_key (
  log        text collate "C" not null,
  verifier   text collate "C" not null,      -- as C2SP signed-note writes it
  from_size  bigint not null,
  primary key (log, verifier)
);
revoke update on evidence_salt, evidence_key from weft_writer;
