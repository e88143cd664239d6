-- What was scanned under documents, such as delivery notes, and what of it was taken back: a row for each movement that names one. Never changed.
create table scan (
  stream text collate "C" not null,
  number bigint not null,                      -- of its event in the stream, by which it is reversed
  position bigint not null,
  owner text collate "C" not null,             -- whose row it is: the holder's
  site text collate "C" not null,
  part text collate "C" not null,
  kind text collate "C" not null,
  document text collate "C" not null,
  label text collate "C",                      -- on the box
  belongs_to text collate "C" not null,
  category text collate "C" not null,
  status text collate "C" not null,
  batch text collate "C",
  place text collate "C",
  quantity numeric not null,                   -- as it was said: negative out of stock
  unit text collate "C" not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  reverses bigint,                             -- the number of the movement that it takes back
  primary key (stream, number)
);
create index on scan (owner, document, position);
create unique index on scan (stream, reverses) where reverses is not null;
alter table scan enable row level security;
alter table scan force row level security;
create policy writer on scan to weft_writer using (true) with check (true);
create policy viewer on scan for select to weft_viewer using (owner = (select current_setting('weft.party', true)));
create policy auditor on scan for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
grant select on scan to weft_viewer, weft_auditor;
