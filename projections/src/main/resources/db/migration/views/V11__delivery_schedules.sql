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
  version bigint not null,                     -- the number of the stream's events, and the ETag
  release_position bigint not null,            -- of the release in force; the next column: of the previous one
  previous_release_position bigint,
  successor text collate "C",                  -- the stream of the schedule that continues this one under another name
  replaced boolean not null default false,     -- whether the successor is an independent schedule that replaced this one
  from_position bigint not null
) with (fillfactor = 90);
create index on delivery_schedule (supplier, from_position);
create index on delivery_schedule (buyer, from_position);
create index on delivery_schedule (supplier, part);
create index on delivery_schedule (buyer, part);
create index on delivery_schedule (successor) where successor is not null;

create table delivery_schedule_past (like delivery_schedule including defaults, until_position bigint not null);
create index on delivery_schedule_past (schedule_no, from_position);

-- Every release or call-off that came into force; rows never change.
create table schedule_release (
  schedule_no bigint not null,
  position bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  kind text collate "C" not null default 'forecast',
  issued timestamp,
  recorded_at timestamptz not null,
  interchange text,
  message text,
  horizon_start date,
  horizon_end date,
  firm_until date,
  received_cumulative numeric,
  received_as_of date,
  received_since date,                         -- first day of the buyer's cumulative of received goods, if stated
  received_origin jsonb,                       -- {interchange, message, segment}
  last_quantity numeric,
  last_date date,
  last_reference text,
  last_origin jsonb,
  silent_until timestamptz,                    -- when a missing answer becomes acceptance; null: not agreed
  particulars jsonb,                           -- content of the item other than quantities
  primary key (schedule_no, position)
);
create index on schedule_release (interchange) where interchange is not null;

-- Each release changes nearly every line of a part. No index contains the changed columns, and half of each page stays free, so that the
-- new row version fits on the same page (HOT) and PostgreSQL reuses the old one's space without waiting for autovacuum.
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
  call_off text collate "C",                   -- null: a line of the forecast
  state text collate "C" not null,             -- open, committed, short, changed
  promises jsonb not null,                     -- [{date, quantity}]
  first_promises jsonb,
  shortfall numeric,
  reason jsonb,                                -- {code, text}
  answered_at timestamptz,
  answered_by text,
  answered_interchange text collate "C",       -- the supplier's answering message; null: a person answered
  answer_origins jsonb,                        -- [{interchange, message, segment}], one for each promise
  first_answer_origins jsonb,                  -- of the first promises
  interchange text,                            -- origin of the present line
  message text,
  segment int,
  from_position bigint not null,
  primary key (schedule_no, due, ordinal)
) with (fillfactor = 50);
create index on call_off_line (supplier, due, schedule_no, ordinal);
create index on call_off_line (buyer, due, schedule_no, ordinal);
create index on call_off_line (answered_interchange) where answered_interchange is not null;

create table call_off_line_past (like call_off_line, until_position bigint not null);
create index on call_off_line_past (schedule_no, due, ordinal, from_position);
create index on call_off_line_past (supplier, due, schedule_no, ordinal, from_position, until_position);
create index on call_off_line_past (buyer, due, schedule_no, ordinal, from_position, until_position);
create index on call_off_line_past (answered_interchange) where answered_interchange is not null;

-- The changes of each release against the previous one; rows never change. Unchanged lines have no row.
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
  received numeric,                            -- received quantity of a changed or removed line in between
  other_date date,
  within_firm_horizon boolean not null,
  primary key (schedule_no, position, due, ordinal, gone)
);

-- Releases that contradict known data or came late; a person must examine them.
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
  message text,
  primary key (schedule_no, position)
);
create index on schedule_contradiction (interchange) where interchange is not null;

-- Either side's rulings on releases that changed the buyer's cumulative of received goods; the last ruling applies.
create table count_ruling (
  schedule_no bigint not null,
  position bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  recorded_at timestamptz not null,
  side text collate "C" not null check (side in ('buyer', 'supplier')),
  release text not null,
  call_off boolean not null,
  change text collate "C" not null check (change in ('begins-anew', 'corrected')),
  counted_from numeric not null,
  counted_to numeric not null,
  primary key (schedule_no, position)
);

select guarded(t), seen_by_partners(t, 'scheduling', p)
from (values ('delivery_schedule', null), ('delivery_schedule_past', 'until_position'), ('call_off_line', null), ('call_off_line_past', 'until_position'),
  ('call_off_change', 'position'), ('schedule_contradiction', 'position'), ('count_ruling', 'position')) v (t, p);
-- An auditor reads a release from before the beginning of its grant only if the release was still in force then.
create function was_in_force(of_schedule bigint, release bigint) returns boolean language plpgsql stable set search_path = weft as $$
begin
  return exists (select from delivery_schedule s where s.schedule_no = of_schedule and s.release_position = release)
    or exists (select from delivery_schedule_past s where s.schedule_no = of_schedule and s.release_position = release);
end
$$;
select guarded('schedule_release'), seen_by('schedule_release', 'buyer', 'buyer'), seen_by('schedule_release', 'supplier', 'supplier');
create policy auditor on schedule_release for select to weft_auditor
  using ((buyer = any ((select audited('scheduling'))::text[]) or supplier = any ((select audited('scheduling'))::text[]))
    and (position > (((select nullif(current_setting('weft.audit', true), '')::jsonb -> 'scheduling') -> buyer) ->> 0)::bigint
      or position > (((select nullif(current_setting('weft.audit', true), '')::jsonb -> 'scheduling') -> supplier) ->> 0)::bigint
      or was_in_force(schedule_no, position)));
grant select on schedule_release to weft_auditor;
-- The operator may find the interchanges about a part, and reads only the columns needed for that.
create policy operator on delivery_schedule for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (schedule_no, part, agreement) on delivery_schedule to weft_operator;
create policy operator on schedule_release for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (schedule_no, position, interchange) on schedule_release to weft_operator;

-- Opening cumulatives of delivery schedules: the open proposal, the signed one, and the outcome of earlier proposals.
create table opening_cumulatives (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,              -- the buyer's number, as in the schedule
  agreement text collate "C",
  unloading_point text collate "C",
  state text collate "C" not null,             -- proposed, signed, closed
  waits_for text collate "C",                  -- buyer, supplier; null: no proposal is open
  proposal jsonb,                              -- the open proposal
  signed jsonb,                                -- the opening in force
  earlier jsonb not null,                      -- the outcome of the other proposals, newest first
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('opening', 'opening_cumulatives', 'buyer', 'supplier', null);
create index on opening_cumulatives (buyer, waits_for) where waits_for is not null;
create index on opening_cumulatives (supplier, waits_for) where waits_for is not null;
-- Both sides compute a balance with the same signed openings, as of any position.
create policy viewer on opening_cumulatives for select to weft_viewer
  using ((select current_setting('weft.party', true)) in (buyer, supplier));
create policy viewer on opening_cumulatives_past for select to weft_viewer
  using ((select current_setting('weft.party', true)) in (buyer, supplier));
grant select (buyer, supplier, from_position) on opening_cumulatives, opening_cumulatives_past to weft_viewer;
