-- What answers an interchange stands beside it on its screen.
create index on outbox (in_answer_to);
