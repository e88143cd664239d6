-- What partners said of interchanges of ours, and until when they should have.
alter table outbox add column from_id text;                 -- our address as the envelope has it; null: written before this
alter table outbox add column group_reference text;         -- GS06, by which X12 acknowledges
alter table outbox add column document text;                -- BGM 1004, by which business answers refer to it
alter table outbox add column acknowledge_hours int;        -- null: not looked up yet; 0: none is waited for
alter table outbox add column acknowledged text collate "C" check (acknowledged in ('received', 'acknowledged', 'rejected'));
alter table outbox add column acknowledged_at timestamptz;
alter table outbox add column acknowledged_by text collate "C";  -- the interchange that said so
alter table outbox add column acknowledgement_told jsonb;   -- its codes as sentences
create index outbox_hours_unknown on outbox (outbox_no) where acknowledge_hours is null;
create index outbox_unacknowledged on outbox (delivered_at)
  where acknowledge_hours > 0 and (acknowledged is null or acknowledged = 'received');
create index on outbox (receiver, ltrim(reference, '0'));
create index on outbox (receiver, ltrim(group_reference, '0')) where group_reference is not null;
create index on outbox (receiver, document) where document is not null;

-- Interchanges of partners that are to be acknowledged within the hours agreed, until that is delivered.
create table acknowledgement_owed (
  interchange uuid primary key,
  sender text collate "C" not null,
  receiver text not null,
  reference text not null,
  hours int not null,
  received_at timestamptz not null
);
create index on acknowledgement_owed (received_at);

-- What somebody should look at. One subject is told once, whoever ended it.
create table edi_alert (
  id uuid primary key default gen_random_uuid(),
  alert_no bigint generated always as identity unique,
  kind text collate "C" not null,
  subject text collate "C" not null,
  sender text collate "C" not null,            -- of the interchange it is about
  receiver text collate "C" not null,
  interchange text collate "C",
  reference text not null,
  missing jsonb not null default '[]',         -- references that did not come
  raised_at timestamptz not null default clock_timestamp(),
  due_at timestamptz,
  ended_at timestamptz,
  ended_by text,                               -- null: by itself
  end_reason_en text,
  end_reason_zh text,
  unique (kind, subject)
);
create index on edi_alert (sender, alert_no desc);
create index on edi_alert (receiver, alert_no desc);
create index edi_alert_open on edi_alert (kind) where ended_at is null;

alter table acknowledgement_owed enable row level security;
alter table acknowledgement_owed force row level security;
create policy writer on acknowledgement_owed to weft_writer using (true) with check (true);

alter table edi_alert enable row level security;
alter table edi_alert force row level security;
create policy writer on edi_alert to weft_writer using (true) with check (true);
create policy viewer on edi_alert for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
create policy auditor on edi_alert for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
create policy operator on edi_alert for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on edi_alert to weft_viewer, weft_auditor, weft_operator;
