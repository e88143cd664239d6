-- Creates the hub's roles and schema in the current database. Run this as a superuser, or as a role with CREATEROLE that may
-- create in the database; it can run any number of times. Session settings hold the passwords (weft.owner_password,
-- weft.writer_password, weft.reader_password), for example PGOPTIONS="-c weft.owner_password=..."; a missing one stays as it is.
--
--   weft_owner     owns everything; migrations run as it, nothing else does
--   weft_writer    history, tokens, views, inbox and outbox; owns nothing
--   weft_reader    may do nothing until it sets one of the side roles below for a transaction
--   weft_buyer …   see the rows that each table's policies let them see

do $$
declare
  side text;
  sides constant text[] := '{weft_buyer,weft_supplier,weft_viewer,weft_auditor,weft_operator}';
  login text;
begin
  foreach login in array '{weft_owner,weft_writer,weft_reader}'::text[] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I login noinherit', login);
    end if;
    if nullif(current_setting('weft.' || substr(login, 6) || '_password', true), '') is not null then
      execute format('alter role %I password %L', login, current_setting('weft.' || substr(login, 6) || '_password'));
    end if;
  end loop;

  foreach side in array sides loop
    if not exists (select from pg_roles where rolname = side) then
      execute format('create role %I nologin', side);
    end if;
    execute format('grant %I to weft_reader with inherit false, set true', side);
  end loop;

  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant weft_owner to %I with inherit true, set true', current_user);
  end if;

  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to weft_owner, weft_writer, weft_reader', current_database());
  -- a replay builds its tables in a separate schema
  execute format('grant create, temporary on database %I to weft_owner', current_database());
end
$$;

-- SQL never names the schema. The timeouts end transactions of a hub that hangs or has died.
alter role weft_owner set search_path = weft;
alter role weft_writer set search_path = weft;
alter role weft_reader set search_path = weft;
alter role weft_writer set idle_in_transaction_session_timeout = '30s';
alter role weft_reader set idle_in_transaction_session_timeout = '10s';
alter role weft_writer set transaction_timeout = '60s';
alter role weft_reader set transaction_timeout = '30s';

create schema if not exists weft authorization weft_owner;
grant usage on schema weft to weft_writer, weft_buyer, weft_supplier, weft_viewer, weft_auditor, weft_operator;

alter default privileges for role weft_owner in schema weft grant select, insert, update, delete on tables to weft_writer;
alter default privileges for role weft_owner in schema weft grant usage, select on sequences to weft_writer;
