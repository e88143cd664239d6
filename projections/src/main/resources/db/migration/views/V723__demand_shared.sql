select shared('material_demands', 'demand', 'jsonb_build_array(part)', 'item = ''-''');
