-- Logins, refusals, throttled requests and looks at other parties' data. The hub adds rows, and can neither read, change nor
-- remove any. One row for each who may see it: WEFT is the operator; a party sees what its own people did, and who looked at what is its own.
create table security_event (
  event_no bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  viewer text collate "C" not null check (viewer <> ''),
  kind text collate "C" not null,      -- login, login-refused, logout, session-ended, refused, throttled, looked
  party text collate "C",              -- whose member did it; null where nobody knows, and of the operator
  member text collate "C",             -- the person or program, or what it says it is; told to its own party and the operator alone
  address text collate "C",            -- likewise
  target text collate "C" not null,    -- what was asked for
  subject text collate "C",            -- the one thing that was looked at
  times int not null default 1         -- the same several times within a minute is one row
);
create index on security_event (viewer, event_no);
alter table security_event enable row level security;
alter table security_event force row level security;
create policy owner on security_event to weft_owner using (true) with check (true); -- who may remove what is old
create policy writer on security_event for insert to weft_writer with check (true);
create policy viewer on security_event for select to weft_viewer
  using (viewer = (select current_setting('weft.party', true)) and viewer <> 'WEFT');
create policy auditor on security_event for select to weft_auditor
  using (viewer = (select current_setting('weft.party', true)) and viewer <> 'WEFT');
create policy operator on security_event for select to weft_operator
  using (viewer = (select current_setting('weft.party', true)));
grant select on security_event to weft_viewer, weft_auditor, weft_operator;
revoke all on security_event from weft_writer;
grant insert on security_event to weft_writer;
