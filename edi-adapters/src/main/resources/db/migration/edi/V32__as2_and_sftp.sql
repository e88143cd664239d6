-- Every accepted AS2 message with its receipt, written in one transaction with the bytes in the inbox: a repeated message gets the
-- same receipt and has no other effect.
create table as2_message (
  as2_from text collate "C" not null,
  message_id text collate "C" not null,
  sha256 text collate "C" not null,        -- of the contained interchange: a new encryption changes all other bytes
  inbox uuid not null references inbox (id),
  received_at timestamptz not null default clock_timestamp(),
  mdn_fields jsonb,                        -- null: the partner requested no receipt
  mdn_body bytea,
  primary key (as2_from, message_id)
);

-- Receipts to deliver to partners that want them by a separate request from the hub.
create table as2_mdn (
  id bigint generated always as identity primary key,
  party text collate "C" not null,
  url text not null,
  fields jsonb not null,
  body bytea not null,
  attempts int not null default 0,
  next_attempt_at timestamptz default clock_timestamp(),  -- null: delivered or abandoned
  delivered_at timestamptz,
  last_error text,
  created_at timestamptz not null default clock_timestamp()
);
create index as2_mdn_due on as2_mdn (next_attempt_at) where next_attempt_at is not null;

-- Messages that the hub sent by AS2, and the partner's receipts exactly as they arrived.
create table as2_sent (
  key text collate "C" primary key,        -- of the delivery; its Message-ID begins with it
  party text collate "C" not null,
  mic text not null,                       -- base64 of the SHA-256 of the sent content; of a compressed message also of the plain content: the receipt must attest one of them
  sent_at timestamptz not null default clock_timestamp(),
  mdn_fields jsonb,
  mdn_body bytea
);

-- The hub that fetches from partners' SFTP servers. Another hub may take the single row once its time has passed.
create table sftp_fetching (
  single boolean primary key default true check (single),
  hub uuid not null,
  until timestamptz not null
);

select guarded(t) from unnest('{as2_message,as2_mdn,as2_sent,sftp_fetching}'::text[]) t;
