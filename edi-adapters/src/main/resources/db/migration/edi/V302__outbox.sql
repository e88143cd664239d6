-- Every interchange of ours, written once for what caused it, and how far it has come on its way to the partner.
create table outbox (
  id uuid primary key,
  outbox_no bigint generated always as identity unique,
  cause text collate "C" not null unique,      -- what it answers: a repeat of the cause finds it written
  sender text collate "C" not null,            -- party codes; the address as EDI gave it where it is no party's
  receiver text collate "C" not null,
  in_answer_to text collate "C",               -- the interchange it answers
  message_type text collate "C" not null,
  message_release text collate "C" not null,
  reference text not null,                     -- our interchange control reference
  file_name text collate "C" not null,
  test boolean not null,
  bytes bytea not null,
  state text collate "C" not null check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz,                 -- null where none will be made
  last_error_en text,
  last_error_zh text,
  created_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  unique (receiver, file_name)
);
create index outbox_due on outbox (next_attempt_at) where next_attempt_at is not null;
create index on outbox (sender, outbox_no desc);
create index on outbox (receiver, outbox_no desc);

-- The last interchange control reference used between two addresses.
create table control_reference (
  sender text collate "C" not null,
  receiver text collate "C" not null,
  last bigint not null,
  primary key (sender, receiver)
);

alter table outbox enable row level security;
alter table outbox force row level security;
create policy writer on outbox to weft_writer using (true) with check (true);
create policy viewer on outbox for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
create policy auditor on outbox for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
create policy operator on outbox for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on outbox to weft_viewer, weft_auditor, weft_operator;

alter table control_reference enable row level security;
alter table control_reference force row level security;
create policy writer on control_reference to weft_writer using (true) with check (true);
