-- What left a stock since a position, for the changes that others hear of it: without it each step of the feed reads a stream's whole past.
create index on stock_past (stream, until_position);
