-- Where a control reference is used anew, which use of it an interchange is, or was kept under; noted before it is applied.
alter table inbox add column use int;                        -- counts from 2; null: the first, or not looked into yet
