-- The segment of the supplier's message that answered a line; null where it was answered by hand.
alter table call_off_line
  add column answered_interchange text collate "C",
  add column answered_message text,
  add column answered_segment int;
alter table call_off_line_past
  add column answered_interchange text collate "C",
  add column answered_message text,
  add column answered_segment int;
create index on call_off_line (answered_interchange) where answered_interchange is not null;
create index on call_off_line_past (answered_interchange) where answered_interchange is not null;
