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
  ended_by text,                               -- a person's code or a client; null: the hub ended it
  ended_party text collate "C",                -- of that person or client
  end_reason_en text,
  end_reason_zh text,
  taken_by text,                               -- who looks after it, at either party or the operator; null: nobody
  taken_party text collate "C",
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
select seen_whole('edi_alert', '{operator}');
-- An auditor needs the grant of what the alert is about: the stream's kind, the party of an AS2 certificate, or the interchange.
create function alert_grants(kind text, about text) returns jsonb language sql stable as $$
  select nullif(current_setting('weft.audit', true), '')::jsonb
    -> case when about is not null then split_part(about, ':', 1) when kind = 'certificate-expires' then 'party' else 'interchange' end
$$;
create policy auditor on edi_alert for select to weft_auditor
  using ((sender = any ((select audited_parties())::text[]) or receiver = any ((select audited_parties())::text[]))
    and (raised_at >= to_timestamp(((alert_grants(kind, about) -> sender) ->> 1)::numeric)
      or raised_at >= to_timestamp(((alert_grants(kind, about) -> receiver) ->> 1)::numeric)));
grant select on edi_alert to weft_auditor;
create policy viewer on edi_alert for select to weft_viewer using ((select current_setting('weft.party', true)) in (sender, receiver));
grant select on edi_alert to weft_viewer;
