-- What both sides say of the differences of a receipt, and what goes back. Until now nobody could say anything of them: each waits for both.
alter table shipments add settlements jsonb not null default '[]', add returns jsonb not null default '[]',
  add to_settle_buyer int not null default 0, add to_settle_supplier int not null default 0;
alter table shipments_past add settlements jsonb not null default '[]', add returns jsonb not null default '[]',
  add to_settle_buyer int not null default 0, add to_settle_supplier int not null default 0;
update shipments set to_settle_buyer = d.open, to_settle_supplier = d.open
  from (select stream as its, count(*) as open
          from shipments, jsonb_array_elements(receipts) r, jsonb_array_elements(r -> 'lines') l
         where jsonb_typeof(l -> 'difference') = 'object' group by stream) d
 where stream = d.its;
update shipments_past p set to_settle_buyer = d.open, to_settle_supplier = d.open
  from (select stream as its, until_position as until, count(*) as open
          from shipments_past, jsonb_array_elements(receipts) r, jsonb_array_elements(r -> 'lines') l
         where jsonb_typeof(l -> 'difference') = 'object' group by stream, until_position) d
 where p.stream = d.its and p.until_position = d.until;
create index on shipments (buyer) where to_settle_buyer > 0;
create index on shipments (supplier) where to_settle_supplier > 0;
