-- The segments of the supplier's message that answered a line; null where it was answered by hand.
alter table call_off_line
  add column answered_interchange text collate "C",
  add column answer_origins jsonb,             -- [{interchange, message, segment}], one for each promise
  add column first_answer_origins jsonb;       -- of the first promises
alter table call_off_line_past
  add column answered_interchange text collate "C",
  add column answer_origins jsonb,
  add column first_answer_origins jsonb;
create index on call_off_line (answered_interchange) where answered_interchange is not null;
create index on call_off_line_past (answered_interchange) where answered_interchange is not null;
