-- Grants of credit: what a bank may read of a supplier, and for which purpose.
alter table grants add column purpose text, add column indicators jsonb; -- null for other grants
alter table grants_past add column purpose text, add column indicators jsonb;
