-- What is to be paid, where the goods go and when; null of what was kept before it was read.
alter table document
  add column currency text,
  add column payable jsonb,                    -- taxes, total, day of payment
  add column ship_to text collate "C",
  add column shipped date,
  add column arrives date,
  add column codes text;
alter table document_line
  add column price jsonb,
  add column batch text,
  add column measurements jsonb;
