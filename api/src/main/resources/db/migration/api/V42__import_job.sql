-- Imports of sheets: the result of each, for its party. The hub that runs an import regularly records that it still does.
create table import_job (
  id uuid primary key,
  owner text collate "C" not null,             -- the party
  member text collate "C" not null,
  what text collate "C" not null,
  mode text collate "C" not null,              -- preview, good-rows, all-or-nothing
  format text collate "C" not null,            -- csv, xlsx, ndjson
  state text collate "C" not null default 'running',
  counted int not null default 0,              -- rows of the file
  good int not null default 0,
  bad int not null default 0,
  unchanged int not null default 0,
  done int not null default 0,
  ignored jsonb not null default '[]',
  errors jsonb not null default '[]',          -- the first thousand
  sample jsonb not null default '{"header": [], "columns": [], "rows": []}',
  bad_rows bytea,                              -- the rejected rows, as a file
  fingerprint text collate "C",                -- of a request with an Idempotency-Key, from which the id is derived
  started_at timestamptz not null default clock_timestamp(),
  told_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);
create unique index one_at_a_time on import_job (owner) where state = 'running';
create index on import_job (owner, started_at);
select guarded('import_job'), seen_by('import_job', 'viewer', 'owner'), seen_by('import_job', 'auditor', 'owner');
