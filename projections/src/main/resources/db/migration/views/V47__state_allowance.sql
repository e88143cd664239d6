-- A machine's stream may be told of three states at once: an operator who sets up and starts is seen at both.
alter table machine_live rename column told_at to rested_at;        -- when the machine may again be told of three at once
