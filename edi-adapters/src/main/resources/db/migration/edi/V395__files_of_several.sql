-- A file of several interchanges stands as it came, and beside it each part: that is what is read, applied and acknowledged.
alter table inbox add column part_of uuid references inbox;  -- the file; null: it came alone, or is the file
alter table inbox add column part_no int;                    -- its place in the file, from 1
alter table inbox add column part_from int;                  -- its first byte in the file
create index inbox_same on inbox (sha256);                   -- what came again is told by what it was the first time
create unique index inbox_parts on inbox (part_of, part_no);
