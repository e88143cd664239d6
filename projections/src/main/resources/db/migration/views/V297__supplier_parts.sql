-- A part is also looked for by the supplier's own number.
create index on document_line (buyer, supplier_part) where supplier_part is not null;
create index on document_line (supplier, supplier_part) where supplier_part is not null;
