-- Figures of sites before the hub as their company states them, seen by the company.
create table stated_figures (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  months jsonb not null,                       -- [{month, lead_time_days, days_of_stock, stock_value, currency, source}]
  stated_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('beforeafter', 'stated_figures', null, null, 'owner');
create index on stated_figures (owner, site);
