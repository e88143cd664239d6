-- Every AS2 message that was taken, with the receipt it got: written in one transaction with the bytes in the inbox, so that
-- the same message sent again gets the same receipt and nothing else happens.
create table as2_message (
  as2_from text collate "C" not null,
  message_id text collate "C" not null,
  sha256 text collate "C" not null,        -- of the interchange in it: encrypted anew it is another message to the byte
  inbox uuid not null references inbox (id),
  received_at timestamptz not null default clock_timestamp(),
  mdn_fields jsonb,                        -- null where the partner asked for no receipt
  mdn_body bytea,
  primary key (as2_from, message_id)
);

-- Receipts on their way to partners that want them by a request of ours.
create table as2_mdn (
  id bigint generated always as identity primary key,
  party text collate "C" not null,
  url text not null,
  fields jsonb not null,
  body bytea not null,
  attempts int not null default 0,
  next_attempt_at timestamptz default clock_timestamp(),  -- null: delivered, or given up
  delivered_at timestamptz,
  last_error text,
  created_at timestamptz not null default clock_timestamp()
);
create index as2_mdn_due on as2_mdn (next_attempt_at) where next_attempt_at is not null;

-- What was sent by AS2, and the partner's receipt for it exactly as it came.
create table as2_sent (
  key text collate "C" primary key,        -- of the parcel; its Message-ID begins with it
  party text collate "C" not null,
  mic text not null,                       -- base64 of SHA-256 of what was sent; of it compressed and plain: the receipt must attest one
  sent_at timestamptz not null default clock_timestamp(),
  mdn_fields jsonb,
  mdn_body bytea
);

-- Which hub fetches from partners' SFTP servers; the one row is another's once its time is over.
create table sftp_fetching (
  single boolean primary key default true check (single),
  hub uuid not null,
  until timestamptz not null
);

select guarded(t) from unnest('{as2_message,as2_mdn,as2_sent,sftp_fetching}'::text[]) t;
