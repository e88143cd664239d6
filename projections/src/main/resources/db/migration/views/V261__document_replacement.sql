-- A document whose message was read otherwise later: what was kept then stands in its place from there on.
create table document_replacement (
  position bigint primary key,                 -- of the event that kept the later one
  replaced bigint not null,                    -- that of the earlier one
  buyer text collate "C" not null,             -- of the earlier one
  supplier text collate "C" not null
);
create index on document_replacement (replaced);

-- The interchange in which a message was put right, whose segments its lines count; null: as it arrived.
alter table document add column correction text collate "C";
create index on document (correction) where correction is not null;

alter table document_replacement enable row level security;
alter table document_replacement force row level security;
create policy writer on document_replacement to weft_writer using (true) with check (true);
create policy buyer on document_replacement for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on document_replacement for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
create policy auditor on document_replacement for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
grant select on document_replacement to weft_buyer, weft_supplier, weft_auditor;
