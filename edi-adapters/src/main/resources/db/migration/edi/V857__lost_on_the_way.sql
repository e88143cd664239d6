-- What a message that came says and the one written from it does not (weft.edi.outbox.Lost). Null: written of none, before
-- this was kept, or of what nobody can tell it of.
alter table outbox add column lost jsonb;
