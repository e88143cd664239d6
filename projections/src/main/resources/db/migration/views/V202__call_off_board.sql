-- One row per schedule. schedule_no is the position of its first event: short, unique, and the same after every replay.
create table delivery_schedule (
  schedule_no bigint primary key,
  schedule text collate "C" not null unique,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,
  agreement text collate "C",
  unloading_point text collate "C",
  description text,
  unit text not null,
  version bigint not null,                     -- events of the stream: the ETag
  release_position bigint not null,            -- of the release in force, and of the one before
  previous_release_position bigint,
  from_position bigint not null
) with (fillfactor = 90);
create index on delivery_schedule (supplier, from_position);
create index on delivery_schedule (buyer, from_position);
create index on delivery_schedule (supplier, part);
create index on delivery_schedule (buyer, part);

create table delivery_schedule_past (like delivery_schedule, until_position bigint not null);
create index on delivery_schedule_past (schedule_no, from_position);

-- Every release that came into force; never changed.
create table schedule_release (
  schedule_no bigint not null,
  position bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  issued timestamp,
  recorded_at timestamptz not null,
  interchange text,
  horizon_start date,
  horizon_end date,
  firm_until date,
  received_cumulative numeric,
  received_as_of date,
  last_quantity numeric,
  last_date date,
  last_reference text,
  primary key (schedule_no, position)
);

create table call_off_line (
  schedule_no bigint not null,
  due date not null,
  ordinal int not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  at_time time,
  date_kind text not null,
  bucket text not null,
  firmness text not null,
  quantity numeric not null,
  cumulative numeric,
  state text collate "C" not null,             -- open, committed, short, changed
  promises jsonb not null,                     -- [{date, quantity}]
  first_promises jsonb,
  shortfall numeric,
  reason jsonb,                                -- {code, text}
  answered_at timestamptz,
  interchange text,                            -- where the line as it stands came from
  message text,
  segment int,
  from_position bigint not null,
  primary key (schedule_no, due, ordinal)
) with (fillfactor = 90);
create index on call_off_line (supplier, due, schedule_no, ordinal, from_position);
create index on call_off_line (buyer, due, schedule_no, ordinal, from_position);
create index on call_off_line (supplier, from_position);
create index on call_off_line (buyer, from_position);

create table call_off_line_past (like call_off_line, until_position bigint not null);
create index on call_off_line_past (schedule_no, due, ordinal, from_position);
create index on call_off_line_past (supplier, due, schedule_no, ordinal, from_position, until_position);
create index on call_off_line_past (buyer, due, schedule_no, ordinal, from_position, until_position);

-- What each release changed against the one before; never changed itself. Lines that stayed the same have no row.
create table call_off_change (
  schedule_no bigint not null,
  position bigint not null,
  due date not null,
  ordinal int not null,
  gone boolean not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  kind text collate "C" not null,
  before numeric,
  now numeric,
  other_date date,
  within_firm_horizon boolean not null,
  primary key (schedule_no, position, due, ordinal, gone)
);

-- Releases that contradict what is known, or came late; someone must look at them.
create table schedule_contradiction (
  schedule_no bigint not null,
  position bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  recorded_at timestamptz not null,
  release text not null,
  code text not null,
  known text,
  interchange text,
  primary key (schedule_no, position)
);

do $$
declare
  t text;
begin
  foreach t in array '{delivery_schedule,delivery_schedule_past,schedule_release,call_off_line,call_off_line_past,call_off_change,schedule_contradiction}'::text[] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy writer on %I to weft_writer using (true) with check (true)', t);
    execute format('create policy buyer on %I for select to weft_buyer using (buyer = (select current_setting(''weft.party'', true)))', t);
    execute format('create policy supplier on %I for select to weft_supplier using (supplier = (select current_setting(''weft.party'', true)))', t);
    execute format('create policy auditor on %I for select to weft_auditor using ((select current_setting(''weft.party'', true)) <> '''')', t);
    execute format('grant select on %I to weft_buyer, weft_supplier, weft_auditor', t);
  end loop;
end
$$;
