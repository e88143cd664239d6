-- Lines of shipments by their part, those that came included, now and at any moment: shipments are found by them.
create index on transit (buyer, part);
create index on transit (supplier, part);
create index on transit (partner_part) where partner_part is not null;
create index on transit_past (buyer, part);
create index on transit_past (supplier, part);
create index on transit_past (partner_part) where partner_part is not null;
