-- A D-U-N-S number names a company in messages (agency 16, X12 qualifier 1); those of its sites stand with the sites.
alter table organization add column duns text collate "C";
create unique index organization_duns on organization (duns);
