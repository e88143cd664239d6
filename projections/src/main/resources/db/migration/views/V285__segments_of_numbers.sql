-- The segments of numbers that had none; null of what was kept before.
alter table schedule_release
  add column message text,
  add column received_origin jsonb,            -- {interchange, message, segment}
  add column last_origin jsonb;
alter table schedule_contradiction add column message text;
alter table call_off_line add column answered_by text;
alter table call_off_line_past add column answered_by text;
alter table document add column places jsonb;       -- of total and taxes
alter table document_line add column places jsonb;  -- of measurements and nonconformances
