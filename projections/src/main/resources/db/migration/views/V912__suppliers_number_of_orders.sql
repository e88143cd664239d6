-- The supplier's number of an order's one part: rows of orders have it as supplier_part.
alter table purchase_order alter column supplier_part set expression as (order_part(lines, 'supplier_part'));
alter table purchase_order_past alter column supplier_part set expression as (order_part(lines, 'supplier_part'));
