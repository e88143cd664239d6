-- Tariffs of sites, seen by their party.
create table tariffs (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  kind text collate "C" not null,              -- market, agency, single
  currency text collate "C" not null,
  valid_from date not null,
  valid_until date not null,                   -- the last day
  prices jsonb not null,                       -- [{days, from, until, band, price, provisional}]
  demand jsonb,                                -- {by, k_w, k_v_a, price}
  power_factor numeric,
  earlier jsonb not null,                      -- earlier statements that still hold on some day
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('energy', 'tariffs', null, null, 'owner');
create index on tariffs (owner, site);

-- Baselines by which savings are measured, seen by their party. Rows never change.
create table energy_baselines (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  number text collate "C" not null,
  machine text collate "C",                    -- null: the whole site
  beginning date not null,
  until date not null,
  fixed_k_wh numeric not null,
  k_wh_per_tonne numeric not null,
  non_routine_k_wh numeric not null,
  non_routine text,
  uncertainty numeric not null,
  k_wh numeric,                                -- of the past as stated; null: the hub measured it
  cost numeric,
  planned_on date not null,
  planned_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
);
select versioned('energy', 'energy_baselines', null, null, 'owner');
create index on energy_baselines (owner, site);

-- Advice with the numbers it rests on. A grant of energy opens what was taken to others.
create table energy_advice (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  number text collate "C" not null,
  machine text collate "C" not null,
  state text collate "C" not null,             -- given, taken, refused, measured
  beginning date not null,
  until date not null,
  k_wh_per_day numeric not null,
  days int not null,
  from_band text,
  to_band text,
  currency text collate "C",
  from_price numeric,
  to_price numeric,
  k_wh_at_from_price numeric,
  saving numeric,
  demand_k_w numeric not null,
  demand_cost numeric,
  net numeric,
  advised boolean not null,
  reason text collate "C",                     -- why it is not advised
  answer text,
  given_at timestamptz not null,
  answered_at timestamptz,
  measured_days int,
  measured_k_wh_per_day numeric,
  measured_saving numeric,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('energy', 'energy_advice', null, null, 'owner');
select shared('energy_advice', 'energy', '''[]''::jsonb', 'state in (''taken'', ''measured'')');
create index on energy_advice (owner, site);

-- Load requests: a row for the park that asks, and one for the supplier.
create table load_requests (
  stream text collate "C" not null,
  item text collate "C" not null,              -- park, supplier
  owner text collate "C" not null,
  park text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  site text collate "C" not null,
  beginning timestamptz not null,
  until timestamptz not null,
  asked_k_w numeric not null,
  reason text not null,
  state text collate "C" not null,             -- asked, taken, refused, measured
  answered_k_w numeric,
  answer text,
  usual_k_w numeric,
  actual_k_w numeric,
  reduced_k_w numeric,
  effect_days int,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('energy', 'load_requests', null, null, 'owner');
create index on load_requests (owner);

-- {giver: the moment from which its quarter hours are open} of the parties that granted their energy to the reader. PostgreSQL computes it once
-- per query. It resolves the table's name at each call, because a rebuilt table replaces the old one under its name.
create function energy_givers(party text) returns jsonb
language plpgsql stable set search_path = weft as $$
begin
  return (
    select jsonb_object_agg(g.giver, g.since) from (
      select giver, min(case when past then '-infinity'::timestamptz else given_at end) as since from grants
      where owner = party and item = 'to' and what = 'energy' and withdrawn_at is null
        and (until is null or until >= (now() at time zone 'UTC')::date)
      group by giver) g);
end
$$;
create policy viewer_granted on energy_quarter for select to weft_viewer
  using (starts >= ((select energy_givers(current_setting('weft.party', true))) ->> owner)::timestamptz);
create index on energy_quarter (owner, site, starts);
