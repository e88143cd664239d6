-- Statistics look at days.
create index on interchange (received_at);
