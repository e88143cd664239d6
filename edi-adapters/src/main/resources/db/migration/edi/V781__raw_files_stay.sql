-- What arrived is never changed: of a row the hub may change how far it has come with it, and nothing else, and it may remove none.
revoke update, delete, truncate on inbox from weft_writer;
grant update (use, concluded, attempts, next_attempt_at) on inbox to weft_writer;
