-- An operator is told which interchanges spoke of an order or a part, and no more of what stands in these tables:
-- by column it is given only what finds them.
do $$
declare
  given record;
begin
  for given in
    select * from (values
      ('delivery_schedule', 'schedule_no, part, agreement'),
      ('schedule_release', 'schedule_no, position, interchange'),
      ('purchase_order', 'order_no, number'),
      ('order_source', 'order_no, position, interchange'),
      ('document', 'position, interchange'),
      ('document_reference', 'position, kind, number'),
      ('document_line', 'position, part, supplier_part')) as it (name, columns)
  loop
    execute format('create policy operator on %I for select to weft_operator using ((select current_setting(''weft.party'', true)) <> '''')', given.name);
    execute format('grant select (%s) on %I to weft_operator', given.columns, given.name);
  end loop;
end
$$;
