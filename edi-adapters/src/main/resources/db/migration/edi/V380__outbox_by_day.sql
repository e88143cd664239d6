-- Statistics look at days.
create index on outbox (created_at);
