-- Replays of views that an operator or an auditor asked for, with their progress and result. The newest are kept. Not part of the history.
create table replay (
  id uuid primary key,
  number bigint generated always as identity,  -- the order in which they were asked for
  auditor text collate "C",                    -- the auditor's party; null: the operator asked
  owners text[],                               -- the parties whose rows an auditor compares
  views text[] not null,
  state text collate "C" not null check (state in ('running', 'equal', 'different', 'failed')),
  asked_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(), -- when the hub that runs it last said so
  done bigint not null default 0,              -- events read; the next column: to read
  total bigint not null default 0,
  seconds_left bigint,
  fault text collate "C",                      -- why it failed
  verdicts jsonb not null default '[]'
);
select guarded('replay');
