-- What could not be written so that a partner reads the same is never sent, and says so: failed is what is tried again.
alter table outbox no force row level security; -- for what follows: the owner's policies are none
alter table outbox drop constraint outbox_state_check;
update outbox set state = 'unwritten' where state = 'failed' and next_attempt_at is null;
alter table outbox add constraint outbox_state_check check (state in ('waiting', 'sent', 'delivered', 'failed', 'dead', 'unwritten'));
drop index outbox_unsettled;
create index outbox_unsettled on outbox (state) where state in ('waiting', 'sent', 'failed', 'dead', 'unwritten');

alter table outbox add column charset text;                      -- in which it is written; null: the syntax's own, or written before this
alter table outbox add column event_stream text collate "C";     -- the event that has it written; null: none, or written before this
alter table outbox add column event_sequence bigint;
alter table outbox add column untold int not null default 0;     -- up to this sending a rejection was booked before anybody was told of any
update outbox set untold = sending where acknowledged = 'rejected';
create index outbox_rejected on outbox (outbox_no) where acknowledged = 'rejected';

-- How far each came, and what the partner said, step by step; the same again and again is one step.
create table outbox_step (
  id bigint generated always as identity primary key,
  outbox uuid not null references outbox (id),
  sender text collate "C" not null,
  receiver text collate "C" not null,
  sending int not null,                        -- which one, of those somebody asked for
  at timestamptz not null default clock_timestamp(),
  times int not null default 1,
  last_at timestamptz not null default clock_timestamp(),
  kind text collate "C" not null,              -- unwritten, written; a state of delivery; received, acknowledged, rejected
  channel text collate "C",
  text_en text,
  text_zh text,
  interchange text collate "C",                -- in which the partner said it
  told jsonb                                   -- what it said
);
create index on outbox_step (outbox, id);

insert into outbox_step (outbox, sender, receiver, sending, at, last_at, kind, channel)
select id, sender, receiver, sending, delivered_at, delivered_at, 'delivered', channel from outbox where delivered_at is not null;
insert into outbox_step (outbox, sender, receiver, sending, at, last_at, kind, text_en, text_zh)
select id, sender, receiver, sending, created_at, created_at, state, last_error_en, last_error_zh from outbox where state = 'unwritten';
insert into outbox_step (outbox, sender, receiver, sending, at, last_at, kind, interchange, told)
select id, sender, receiver, sending, acknowledged_at, acknowledged_at, acknowledged, acknowledged_by, acknowledgement_told
from outbox where acknowledged is not null and acknowledged_at is not null;
alter table outbox force row level security;

-- Whose user asked for it; null: asked for before this.
alter table outbox_resend add column asked_party text collate "C";

alter table outbox_step enable row level security;
alter table outbox_step force row level security;
create policy writer on outbox_step to weft_writer using (true) with check (true);
create policy viewer on outbox_step for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
create policy everyone on outbox_step for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on outbox_step to weft_viewer, weft_auditor, weft_operator;
