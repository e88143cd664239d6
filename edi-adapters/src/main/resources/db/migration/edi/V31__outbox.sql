-- Every interchange that the hub wrote, once for each cause, and the state of its delivery to the partner.
-- Deliveries run outside transactions: a delivery holds a lease, and the next one takes over once the lease has expired.
create table outbox (
  id uuid primary key,
  outbox_no bigint generated always as identity unique,
  cause text collate "C" not null unique,      -- the reason for writing it; a repeated cause finds this row
  event_stream text collate "C",               -- the event that caused it; null: none
  event_sequence bigint,
  sender text collate "C" not null,            -- party codes; an EDI address that belongs to no party stands as written
  receiver text collate "C" not null,
  from_id text,                                -- the sender's address in the envelope
  in_answer_to text collate "C",               -- the interchange it answers
  message_type text collate "C" not null,
  message_release text collate "C" not null,
  reference text not null,                     -- the interchange control reference
  group_reference text,                        -- GS06, by which X12 acknowledges
  document text,                               -- BGM 1004, by which business answers refer to it
  file_name text collate "C" not null,
  test boolean not null,
  charset text,                                -- null: the default of the syntax
  bytes bytea not null,
  lost jsonb,                                  -- content of the received message that this one lacks; null: not written from a message
  state text collate "C" not null check (state in ('waiting', 'sent', 'delivered', 'failed', 'dead', 'unwritten')),
  sending int not null default 1,              -- rises with each request to resend
  waiting_since timestamptz not null default clock_timestamp(), -- since it was written or requested again
  channel text collate "C",                    -- the channel of the last attempt
  attempts int not null default 0,
  next_attempt_at timestamptz,                 -- null: no further attempt
  claimed_by uuid,                             -- the delivery that holds the lease
  claimed_until timestamptz,
  last_error_en text,
  last_error_zh text,
  created_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  acknowledge_hours int,                       -- null: not determined yet; 0: no acknowledgement is expected
  acknowledged text collate "C" check (acknowledged in ('received', 'acknowledged', 'rejected')),
  acknowledged_at timestamptz,
  acknowledged_by text collate "C",            -- the acknowledging interchange
  acknowledgement_told jsonb,                  -- its codes as sentences
  untold int not null default 0,               -- a rejection of this sending or an earlier one raises no alert
  unique (receiver, file_name)
);
create index on outbox (sender, outbox_no desc);
create index on outbox (receiver, outbox_no desc);
create index on outbox (in_answer_to);
create index on outbox (created_at);
create index on outbox (receiver, ltrim(reference, '0'));
create index on outbox (receiver, ltrim(group_reference, '0')) where group_reference is not null;
create index on outbox (receiver, document) where document is not null;
create index outbox_open on outbox (receiver, outbox_no) where next_attempt_at is not null and state <> 'sent';
create index outbox_awaited on outbox (next_attempt_at) where state = 'sent';
create index outbox_claimed on outbox (claimed_by) where claimed_by is not null;
create index outbox_unsettled on outbox (state) where state in ('waiting', 'sent', 'failed', 'dead', 'unwritten');
create index outbox_hours_unknown on outbox (outbox_no) where acknowledge_hours is null;
create index outbox_unacknowledged on outbox (delivered_at)
  where acknowledge_hours > 0 and (acknowledged is null or acknowledged = 'received');
create index outbox_rejected on outbox (outbox_no) where acknowledged = 'rejected';

-- Requests to send an interchange again: person, time and reason.
create table outbox_resend (
  id bigint generated always as identity primary key,
  outbox uuid not null references outbox (id),
  sender text collate "C" not null,
  receiver text collate "C" not null,
  asked_at timestamptz not null default clock_timestamp(),
  asked_by text not null,
  asked_party text collate "C",
  reason text not null,
  state_before text not null
);
create index on outbox_resend (outbox);

-- The steps of each delivery and the partner's answers. Repetitions of a step share a row.
create table outbox_step (
  id bigint generated always as identity primary key,
  outbox uuid not null references outbox (id),
  sender text collate "C" not null,
  receiver text collate "C" not null,
  sending int not null,                        -- the sending, as counted in outbox
  at timestamptz not null default clock_timestamp(),
  times int not null default 1,
  last_at timestamptz not null default clock_timestamp(),
  kind text collate "C" not null,              -- unwritten, written; a state of delivery; received, acknowledged, rejected
  channel text collate "C",
  text_en text,
  text_zh text,
  interchange text collate "C",                -- the partner's interchange
  told jsonb                                   -- its content
);
create index on outbox_step (outbox, id);

-- The last interchange control reference used between two addresses.
create table control_reference (
  sender text collate "C" not null,
  receiver text collate "C" not null,
  last bigint not null,
  primary key (sender, receiver)
);

select guarded(t) from unnest('{outbox,outbox_resend,outbox_step,control_reference}'::text[]) t;
select seen_whole(t, '{operator}'), seen_by_grant(t, 'interchange', '{sender,receiver}', null, at)
from (values ('outbox', 'created_at'), ('outbox_resend', 'asked_at'), ('outbox_step', 'at')) v (t, at);
create policy viewer on outbox for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
create policy viewer on outbox_resend for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
create policy viewer on outbox_step for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
grant select on outbox, outbox_resend, outbox_step to weft_viewer;
