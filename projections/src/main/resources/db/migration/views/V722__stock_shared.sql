-- What a holder keeps itself may be opened to others by a grant; what is kept elsewhere for it is its holder's to open.
select shared('stock', 'stock', 'jsonb_build_array(part)', 'owner = holder');
