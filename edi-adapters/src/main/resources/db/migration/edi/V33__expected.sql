-- Partners' interchanges that the hub must acknowledge within the agreed hours; a row lasts until the acknowledgement is delivered.
create table acknowledgement_owed (
  interchange uuid primary key,
  sender text collate "C" not null,
  receiver text not null,
  reference text not null,
  hours int not null,
  received_at timestamptz not null
);
create index on acknowledgement_owed (received_at);

-- Alerts: one row for each kind and subject. The hub does not raise an alert again that a person ended.
create table edi_alert (
  id uuid primary key default gen_random_uuid(),
  alert_no bigint generated always as identity unique,
  kind text collate "C" not null,
  subject text collate "C" not null,
  sender text collate "C" not null,            -- of the interchange concerned
  receiver text collate "C" not null,
  interchange text collate "C",
  reference text not null,
  about text collate "C",                      -- the stream, for alerts about goods and counts; null: about an interchange or a certificate
  text_en text,                                -- null: the kind has a fixed sentence
  text_zh text,
  missing jsonb not null default '[]',         -- references that did not arrive
  raised_at timestamptz not null default clock_timestamp(),
  due_at timestamptz,
  ended_at timestamptz,
  ended_by text,                               -- null: the hub ended it
  end_reason_en text,
  end_reason_zh text,
  taken_by text,                               -- who looks after it, at either party or the operator; null: nobody
  taken_at timestamptz,
  unique (kind, subject)
);
create index on edi_alert (sender, alert_no desc);
create index on edi_alert (receiver, alert_no desc);
create index edi_alert_about on edi_alert (about) where about is not null and ended_at is null;
create index edi_alert_open on edi_alert (kind) where ended_at is null;

-- The last control reference of a sender to a receiver, if its references are numbers.
create table reference_series (
  sender text not null,
  receiver text not null,
  last bigint not null,
  primary key (sender, receiver)
);

-- Numbers that a sender skipped and has not sent since.
create table missing_reference (
  sender text not null,
  receiver text not null,
  number bigint not null,
  subject text collate "C" not null,           -- of the alert about it
  primary key (sender, receiver, number)
);
create index on missing_reference (subject);

select guarded(t) from unnest('{acknowledgement_owed,edi_alert,reference_series,missing_reference}'::text[]) t;
select seen_whole('edi_alert', '{operator}'), seen_by_grant('edi_alert', 'interchange', '{sender,receiver}', null, 'raised_at');
create policy viewer on edi_alert for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
grant select on edi_alert to weft_viewer;
