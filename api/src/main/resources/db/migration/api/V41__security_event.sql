-- Logins, refusals, throttled requests and reads of other parties' data. The hub can add rows, but not read, change or remove them.
-- One row for each party that may see the entry; WEFT is the operator. A party sees what its own members did, and who read its data.
create table security_event (
  event_no bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  viewer text collate "C" not null check (viewer <> ''),
  kind text collate "C" not null,      -- login, login-refused, logout, session-ended, refused, throttled, looked
  party text collate "C",              -- the member's party; null for the operator and for unknown callers
  member text collate "C",             -- the person or program, or the name it gave; shown only to its own party and the operator
  address text collate "C",            -- the caller's; shown like member
  target text collate "C" not null,    -- the requested operation or page
  subject text collate "C",            -- the one object that was read
  times int not null default 1         -- repetitions within a minute share a row
);
create index on security_event (viewer, event_no);
alter table security_event enable row level security;
alter table security_event force row level security;
create policy owner on security_event to weft_owner using (true) with check (true); -- the owner may remove old rows
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
