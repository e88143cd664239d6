-- The entries of the log of certificates: each state of a certificate, in the order of the history. Log and entry reveal no position.
create table evidence_certificate (
  entry       bigint primary key,            -- its index in the log, from 0
  position    bigint not null unique,        -- of the event that made the state
  certificate text collate "C" not null,     -- the certificate's stream
  sha256      text collate "C" not null,     -- of the certificate's document, in hexadecimal
  state       text collate "C" not null,     -- such as issued, revoked
  at          text collate "C" not null,     -- when, as the entry's hash contains it
  random      bytea not null                 -- the entry's salt
);
create index on evidence_certificate (sha256, entry);
create index on evidence_certificate (certificate, entry);

-- All checkpoints of that log: a certificate's PDF contains the first one that covers it, for ever.
create table evidence_checkpoint (
  log  text collate "C" not null,
  size bigint not null,
  note bytea not null,
  primary key (log, size)
);
revoke update, delete on evidence_certificate, evidence_checkpoint from weft_writer;

-- The sealer of certificates reads their events alone.
create index domain_event_certificate on domain_event (position) where stream_type = 'Certificate';

-- Facts that certificates state since documents weft-certificate/2.
alter table certificates
  add column goods jsonb,                                 -- [{batch, quantity}]; null for documents weft-certificate/1
  add column inspections jsonb,                           -- [number]
  add column supplement_to text collate "C",              -- the stream to which it adds
  add column maker jsonb;                                 -- {issuer, number, sha256}
alter table certificates_past
  add column goods jsonb,
  add column inspections jsonb,
  add column supplement_to text collate "C",
  add column maker jsonb;
