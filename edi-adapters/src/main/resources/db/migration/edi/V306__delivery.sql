-- Carried outside of any transaction: whoever carries holds a lease meanwhile, and the next takes over when it has run out.
alter table outbox add column claimed_by uuid;              -- the delivery that carries it
alter table outbox add column claimed_until timestamptz;
alter table outbox add column channel text collate "C";     -- by which way it was last tried
alter table outbox add column waiting_since timestamptz not null default clock_timestamp(); -- written, or asked for again
alter table outbox add column sending int not null default 1;    -- counts up when someone has it sent again
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check check (state in ('waiting', 'sent', 'delivered', 'failed', 'dead'));
create index outbox_open on outbox (receiver, outbox_no) where next_attempt_at is not null and state <> 'sent';
create index outbox_awaited on outbox (next_attempt_at) where state = 'sent';
create index outbox_claimed on outbox (claimed_by) where claimed_by is not null;
create index outbox_unsettled on outbox (state) where state in ('waiting', 'sent', 'failed', 'dead');
drop index outbox_due;

-- Who had an interchange sent again, when and why.
create table outbox_resend (
  id bigint generated always as identity primary key,
  outbox uuid not null references outbox (id),
  sender text collate "C" not null,
  receiver text collate "C" not null,
  asked_at timestamptz not null default clock_timestamp(),
  asked_by text not null,
  reason text not null,
  state_before text not null
);
create index on outbox_resend (outbox);

alter table outbox_resend enable row level security;
alter table outbox_resend force row level security;
create policy writer on outbox_resend to weft_writer using (true) with check (true);
create policy viewer on outbox_resend for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
create policy everyone on outbox_resend for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on outbox_resend to weft_viewer, weft_auditor, weft_operator;
