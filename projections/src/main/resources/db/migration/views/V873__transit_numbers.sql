-- The supplier's number of what is on its way, where the shipment says it, as its lines had it then.
alter table transit add partner_part text collate "C";
alter table transit_past add partner_part text collate "C";
update transit t set partner_part = s.lines -> (t.item::int - 1) ->> 'supplierPart'
  from shipments s where s.stream = t.stream and s.from_position <= t.from_position;
update transit t set partner_part = s.lines -> (t.item::int - 1) ->> 'supplierPart'
  from shipments_past s
 where s.stream = t.stream and s.from_position <= t.from_position and s.until_position > t.from_position;
update transit_past t set partner_part = s.lines -> (t.item::int - 1) ->> 'supplierPart'
  from shipments s where s.stream = t.stream and s.from_position <= t.from_position;
update transit_past t set partner_part = s.lines -> (t.item::int - 1) ->> 'supplierPart'
  from shipments_past s
 where s.stream = t.stream and s.from_position <= t.from_position and s.until_position > t.from_position;
