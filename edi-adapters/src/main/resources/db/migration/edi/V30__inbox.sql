-- Every interchange exactly as it arrived, before anything else is done with it. The hub may change how far it has come with a row, and
-- nothing else of it, and may remove none.
create table inbox (
  id uuid primary key,
  received_at timestamptz not null default clock_timestamp(),
  owner text collate "C" not null,
  channel text collate "C" not null,
  sha256 text collate "C" not null,
  bytes bytea not null,
  -- A file of several interchanges stands as it came, and beside it each part: the part is what is read, applied and acknowledged.
  part_of uuid references inbox,               -- the file; null: it came alone, or is the file
  part_no int,                                 -- its place in the file, from 1
  part_from int,                               -- its first byte in the file
  -- An interchange in which somebody put a message right stands beside the one that arrived.
  corrects uuid references inbox,              -- the one that arrived; null: this is one that arrived
  corrected_message int,                       -- which message of it was put right, from 1
  corrected_by text,                           -- user or client
  correction_reason text,
  use int,                                     -- which use of its control reference it is, from 2; null: the first, or not looked into yet
  concluded boolean not null default false,
  attempts int not null default 0,             -- how often a stopped interchange was tried again, and when the next time is
  next_attempt_at timestamptz,                 -- null: at once
  unended int not null default 0,              -- how many tries in a row had no end because the hub itself ended in them
  set_aside_at timestamptz                     -- since when it is tried no more; null: it was never set aside
);
create index inbox_unfinished on inbox (received_at) where not concluded;
create index inbox_corrections on inbox (corrects) where corrects is not null;
create index inbox_same on inbox (sha256);     -- a repeat is answered as it was answered the first time
create unique index inbox_parts on inbox (part_of, part_no);
create index on inbox (set_aside_at) where set_aside_at is not null and not concluded;
revoke update, delete, truncate on inbox from weft_writer;
grant update (use, concluded, attempts, next_attempt_at, unended, set_aside_at) on inbox to weft_writer;

-- Messages that wait until their partners, a part, an order or a newer release are known.
create table held_message (
  interchange uuid not null,
  message int not null,
  held_no bigint generated always as identity unique,  -- the order in which they came to be held
  owner text collate "C" not null,             -- who sent it
  partner text collate "C",                    -- whom it concerns; null where that could not be made out
  awaits_orders text[] collate "C" not null default '{}',  -- numbers of orders that are not placed yet
  awaits_release boolean not null default false,  -- it would empty a schedule, and waits for a newer release to take its place
  held boolean not null default true,          -- nothing of it took effect yet
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
