-- The cosigned form of each checkpoint of a log whose files carry one for ever, and when the hub got it.
create table evidence_cosigned (
  log   text collate "C" not null,
  size  bigint not null,
  note  bytea not null,
  at    timestamptz not null default now(),
  primary key (log, size)
);
revoke update, delete on evidence_cosigned from weft_writer;

-- When a checkpoint was signed; null for those of a hub that did not record it.
alter table evidence_checkpoint add column at timestamptz;
alter table evidence_checkpoint alter column at set default now();
