-- When sites work: one row for each site, seen by its party.
create table calendars (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  time_zone text not null,
  week jsonb not null,
  exceptions jsonb not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('calendars', null, null, 'owner');
