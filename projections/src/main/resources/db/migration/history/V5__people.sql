-- The people of parties (WEFT: the operator's). The history names them by code only, so a name can be erased here and is gone. The code
-- stays, and no other person gets it. issuer and subject are those of a member's token.
create table person (
  party      text collate "C" not null check (party <> ''),
  code       text collate "C" not null check (code ~ '^P-[0-9]{4,9}$'),
  name       text check (name <> ''),
  department text not null check (department in ('inspection', 'quality', 'production', 'sales', 'other')),
  issuer     text,
  subject    text,
  erased_at  timestamptz,
  version    bigint not null default 1,  -- the number of changes, for If-Match
  primary key (party, code),
  unique (party, issuer, subject),
  check ((issuer is null) = (subject is null)),
  check ((name is null) = (erased_at is not null)),
  check (erased_at is null or subject is null)
);
select guarded('person'), seen_whole('person', '{operator}');
select seen_by('person', side, 'party') from unnest('{buyer,supplier,viewer,auditor}'::text[]) side;

-- Each registration, change and erasure of a person, with its author and time. Codes alone stand here, so nothing needs erasure.
create table person_change (
  no         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  party      text collate "C" not null,
  code       text collate "C" not null,
  what       text not null check (what in ('registered', 'changed', 'erased')),
  by_member  text not null            -- a person's code, or a client, of the same party
);
create index on person_change (party, code, no desc);
select guarded('person_change'), seen_by('person_change', 'viewer', 'party'), seen_by('person_change', 'auditor', 'party'),
  seen_whole('person_change', '{operator}');
revoke update, delete, truncate on person_change from weft_writer;

-- The code of a member of a party: the one that it has, or a new one, which is the lowest number that nobody had.
create function code_of_member(of_party text, by_issuer text, its_subject text, its_name text, its_department text) returns text
language plpgsql set search_path = weft as $$
declare
  its_code text;
begin
  perform pg_advisory_xact_lock(hashtextextended('person:' || of_party, 0));
  select code into its_code from person where party = of_party and issuer = by_issuer and subject = its_subject;
  if its_code is null then
    select 'P-' || case when n < 10000 then lpad(n::text, 4, '0') else n::text end into its_code
      from generate_series(1, (select count(*) + 1 from person where party = of_party)) n
     where not exists (select from person p where p.party = of_party
       and p.code = 'P-' || case when n < 10000 then lpad(n::text, 4, '0') else n::text end)
     order by n limit 1;
    insert into person (party, code, name, department, issuer, subject)
    values (of_party, its_code, its_name, its_department, by_issuer, its_subject);
  end if;
  return its_code;
end
$$;
