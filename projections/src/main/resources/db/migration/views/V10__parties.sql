-- Organizations, their agreements, and the channels for files from and to a party.
create table organization (
  code text collate "C" primary key,
  name_en text not null,
  name_zh text not null,
  gln text collate "C",
  duns text collate "C",                       -- EDIFACT agency 16, X12 qualifier 1; column sites has the numbers of sites
  bpn text collate "C",                        -- BPNL of Catena-X; column sites has the numbers of sites
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

-- Every profile of a partnership, with the person and the reason. The last one is in force; rows never change.
create table partnership_version (
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  version bigint not null,                     -- 1 is the first profile
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

-- Every channel agreed with a party, including its pauses, with the person and the reason. The last one is in force; rows never change.
create table channel_version (
  party text collate "C" not null,
  version bigint not null,                     -- from 1
  position bigint not null,
  agreed_at timestamptz not null,
  by_user text,                                -- the hub itself if by_client is null, too
  by_client text,
  reason text,
  channel jsonb not null,
  primary key (party, version)
);
create index on channel_version (position);
create index channel_resumed on channel_version (party, version) where not (channel ->> 'paused')::boolean;

-- Other names of sites, valid from each registration and each agreed profile on. A statement under a GLN is found under the site, as of
-- any position, even if the site was registered later. A party's own names have no supplier; names that two partners agreed have one. Each
-- set begins with a row without a name and replaces the previous set. Each change also adds a row without a party, which tells all readers
-- that a name changed.
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
select seen_by_grant('partnership', 'party', '{buyer,supplier}'), seen_by_grant('channel', 'party', '{party}');
-- An auditor reads a version from before the beginning of its grant only if the version was still in force then. The functions have the owner's
-- rights, because a policy cannot read its own table as the reader.
create policy owner on partnership_version for select to weft_owner using (true);
create policy owner on channel_version for select to weft_owner using (true);
create function profile_in_force(of_buyer text, of_supplier text, of_version bigint, since bigint) returns boolean
language plpgsql stable security definer set search_path = weft as $$
begin
  return since is not null and not exists (select from partnership_version v
    where v.buyer = of_buyer and v.supplier = of_supplier and v.version = of_version + 1 and v.position <= since);
end
$$;
create function channel_in_force(of_party text, of_version bigint, since bigint) returns boolean
language plpgsql stable security definer set search_path = weft as $$
begin
  return since is not null and not exists (select from channel_version v
    where v.party = of_party and v.version = of_version + 1 and v.position <= since);
end
$$;
create policy auditor on partnership_version for select to weft_auditor
  using ((buyer = any ((select audited('party'))::text[]) or supplier = any ((select audited('party'))::text[]))
    and (profile_in_force(buyer, supplier, version, (((select nullif(current_setting('weft.audit', true), '')::jsonb -> 'party') -> buyer) ->> 0)::bigint)
      or profile_in_force(buyer, supplier, version, (((select nullif(current_setting('weft.audit', true), '')::jsonb -> 'party') -> supplier) ->> 0)::bigint)));
create policy auditor on channel_version for select to weft_auditor
  using (party = any ((select audited('party'))::text[])
    and channel_in_force(party, version, (((select nullif(current_setting('weft.audit', true), '')::jsonb -> 'party') -> party) ->> 0)::bigint));
grant select on partnership_version, channel_version to weft_auditor;
-- A party sees itself and its partners. An auditor sees itself, the parties that granted it anything, and the partners of those that
-- granted it the context party.
create policy viewer on organization for select to weft_viewer
  using (code = (select current_setting('weft.party', true))
    or code in (select buyer from partnership union all select supplier from partnership));
create policy auditor on organization for select to weft_auditor
  using (code = (select current_setting('weft.party', true)) or code = any ((select audited_parties())::text[])
    or code in (select buyer from partnership union all select supplier from partnership));
grant select on organization to weft_auditor;
grant select on organization, partnership, partnership_version to weft_viewer;

-- Both sides compute a balance with the same profile, as of any position.
create policy buyer on partnership for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on partnership for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
grant select (buyer, supplier) on partnership to weft_buyer, weft_supplier;
create policy buyer on partnership_version for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on partnership_version for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
grant select (buyer, supplier, version, position, profile) on partnership_version to weft_buyer, weft_supplier;

-- The function resolves the table's name at each call, because a rebuilt table replaces the old one under its name.
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
