-- What an import was asked with, where its request bears an Idempotency-Key: its id is made of the key then.
alter table import_job add column fingerprint text collate "C";
