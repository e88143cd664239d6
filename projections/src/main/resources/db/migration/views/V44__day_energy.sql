-- Energy of closed days by quarter hours, so that past moments know it.
alter table machine_days add column energy jsonb;            -- {from, until, meters: [{meter, k_wh: [kWh or null], seconds: [n]}]}
alter table machine_days_past add column energy jsonb;

-- Each reading changes this column. With an index on it, each change wrote into all of the table's indexes; the teller's look reads the whole table anyway.
drop index machine_live_silent_after_idx;
