-- Organizations, what two of them agreed, and how files come from a party and go to it.
create table organization (
  code text collate "C" primary key,
  name_en text not null,
  name_zh text not null,
  gln text collate "C",
  duns text collate "C",                       -- EDIFACT agency 16, X12 qualifier 1; those of its sites stand with the sites
  bpn text collate "C",                        -- BPNL of Catena-X; those of its sites stand with the sites
  sites jsonb not null
);
create unique index organization_gln on organization (gln);
create unique index organization_duns on organization (duns);

create table partnership (
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  profile jsonb not null,
  primary key (buyer, supplier)
);
create index partnership_supplier on partnership (supplier, buyer);

-- Every profile a partnership ever agreed on, with who agreed it and why; the last one is in force. Never changed.
create table partnership_version (
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  version bigint not null,                     -- 1 is the introduction
  position bigint not null,
  agreed_at timestamptz not null,
  by_party text collate "C" not null,
  by_user text,
  by_client text,
  via text collate "C" not null,               -- hub, portal, request
  reason text,
  profile jsonb not null,
  primary key (buyer, supplier, version)
);
create index on partnership_version (supplier, buyer, version);
create index on partnership_version (position);

create table channel (
  party text collate "C" primary key,
  channel jsonb not null
);
create unique index channel_as2 on channel ((channel -> 'as2' ->> 'id'));

-- Every channel that was agreed with a party, its pauses included, with who agreed it and why; the last one is in force. Never changed.
create table channel_version (
  party text collate "C" not null,
  version bigint not null,                     -- from 1
  position bigint not null,
  agreed_at timestamptz not null,
  by_user text,                                -- the hub itself where neither is set
  by_client text,
  reason text,
  channel jsonb not null,
  primary key (party, version)
);
create index on channel_version (position);
create index channel_resumed on channel_version (party, version) where not (channel ->> 'paused')::boolean;

-- Other names of sites, from each registration and each agreed profile on: what was stated under a GLN before its site was registered is
-- found under the site, as of any position. A party's own names have no supplier; a name that two agreed upon has. Each set begins with a row
-- without a name, and takes the place of the one before. Each change also adds a row without a party, so that all readers see that something changed.
create table site_name (
  party text collate "C" not null,
  supplier text collate "C" not null,
  name text collate "C" not null,
  code text collate "C" not null,
  position bigint not null,
  primary key (position, party, supplier, name)
);
create index on site_name (party, supplier, position);
create index on site_name (supplier, party) where supplier <> '';

select guarded(t) from unnest('{organization,partnership,partnership_version,channel,channel_version,site_name}'::text[]) t;
select seen_whole(t, '{operator}') from unnest('{organization,partnership,partnership_version,channel,channel_version}'::text[]) t;
select seen_by(t, 'viewer', 'party') from unnest('{channel,channel_version}'::text[]) t;
create policy viewer on partnership for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
create policy viewer on partnership_version for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
select seen_by_grant(t, 'agreement', '{buyer,supplier}') from unnest('{partnership,partnership_version}'::text[]) t;
select seen_by_grant(t, 'agreement', '{party}') from unnest('{channel,channel_version}'::text[]) t;
-- A party sees itself and its partners; an auditor itself, and the same as those that let it read anything.
create policy viewer on organization for select to weft_viewer
  using (code = (select current_setting('weft.party', true))
    or code in (select buyer from partnership union all select supplier from partnership));
create policy auditor on organization for select to weft_auditor
  using (code = (select current_setting('weft.party', true)) or code = any ((select audited_parties())::text[])
    or code in (select buyer from partnership union all select supplier from partnership));
grant select on organization to weft_auditor;
grant select on organization, partnership, partnership_version to weft_viewer;

-- Both sides of a balance count by the same profile, as of any position.
create policy buyer on partnership for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on partnership for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
grant select (buyer, supplier) on partnership to weft_buyer, weft_supplier;
create policy buyer on partnership_version for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on partnership_version for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
grant select (buyer, supplier, version, position, profile) on partnership_version to weft_buyer, weft_supplier;

-- The function finds the table by name when it is called, because a rebuilt table takes the place of the old one by name.
create function buys_from_reader(code text) returns boolean language plpgsql stable set search_path = weft as $$
begin
  return exists (select from partnership p where p.buyer = code);
end
$$;
select seen_by('site_name', 'buyer', 'party');
-- A supplier sees its own names and those of its buyers.
create policy party on site_name for select to weft_viewer, weft_supplier
  using (party = '' or party = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true))
    or (supplier = '' and buys_from_reader(party)));
create policy auditor on site_name for select to weft_auditor
  using (party = '' and (select cardinality(audited_parties()) > 0) or party = any ((select audited_parties())::text[]) or supplier = any ((select audited_parties())::text[])
    or (supplier = '' and buys_from_reader(party)));
grant select on site_name to weft_supplier, weft_viewer, weft_auditor;
