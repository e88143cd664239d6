-- Every interchange exactly as it arrived, stored before any processing. The hub may change only the columns that record a row's
-- progress, and may remove no row.
create table inbox (
  id uuid primary key,
  received_at timestamptz not null default clock_timestamp(),
  owner text collate "C" not null,
  channel text collate "C" not null,
  sha256 text collate "C" not null,
  bytes bytea not null,
  -- A file of several interchanges has a row as it arrived, and a row for each interchange in it, which is read, applied and acknowledged.
  part_of uuid references inbox,               -- the file; null for a file, or an interchange that arrived alone
  part_no int,                                 -- its place in the file, from 1
  part_from int,                               -- its first byte in the file
  -- An interchange in which a person corrected a message has a row besides the one that arrived.
  corrects uuid references inbox,              -- the row as it arrived; null for that row itself
  corrected_message int,                       -- the corrected message, counted from 1
  corrected_by text,                           -- user or client
  correction_reason text,
  use int,                                     -- counts the uses of its control reference, from 2; null: the first use, or not examined yet
  concluded boolean not null default false,
  attempts int not null default 0,             -- retries of a stopped interchange
  next_attempt_at timestamptz,                 -- when to retry next; null: at once
  unended int not null default 0,              -- consecutive attempts during which the hub itself stopped
  set_aside_at timestamptz                     -- when the hub gave up retrying; null: never
);
create index inbox_unfinished on inbox (received_at) where not concluded;
create index inbox_corrections on inbox (corrects) where corrects is not null;
create index inbox_same on inbox (sha256);     -- a repeated interchange gets its first answer
create unique index inbox_parts on inbox (part_of, part_no);
create index on inbox (set_aside_at) where set_aside_at is not null and not concluded;
revoke update, delete, truncate on inbox from weft_writer;
grant update (use, concluded, attempts, next_attempt_at, unended, set_aside_at) on inbox to weft_writer;

-- Messages that wait until their partners, a part, an order or a newer release are known.
create table held_message (
  interchange uuid not null,
  message int not null,
  held_no bigint generated always as identity unique,  -- the order in which messages became held
  owner text collate "C" not null,             -- the sender
  partner text collate "C",                    -- the partner concerned; null if unknown
  awaits_orders text[] collate "C" not null default '{}',  -- orders not placed yet, by number
  awaits_release boolean not null default false,  -- it would empty a schedule, so it waits for a newer release
  held boolean not null default true,          -- no part of it has taken effect
  primary key (interchange, message)
);
create index on held_message (owner, held_no);
create index on held_message using gin (awaits_orders);
create index on held_message (owner) where awaits_release;

-- The waiting messages that an alert counts.
create table message_waiting (
  interchange text collate "C" not null,
  message int not null,
  primary key (interchange, message)
);

select guarded(t) from unnest('{held_message,message_waiting}'::text[]) t;
