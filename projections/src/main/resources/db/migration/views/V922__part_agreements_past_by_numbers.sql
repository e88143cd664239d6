-- Numbers are looked up row by row for lists of a past moment, too, as they are for those of now.
create index on part_agreements_past (buyer, part);
create index on part_agreements_past (supplier, supplier_part);
