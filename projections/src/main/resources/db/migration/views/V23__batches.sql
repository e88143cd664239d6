-- Batches, for their makers and for the parties to which shipments brought them.
create table batches (
  stream text collate "C" not null,
  item text collate "C" not null,              -- '-' for the maker's row, else the party to which it is shown
  owner text collate "C" not null,             -- the party that sees the row
  shown boolean not null,
  maker text collate "C" not null,
  part text collate "C" not null,              -- the maker's number
  partner_part text collate "C",               -- always null: at reading, the maker's number where the reader has another
  number text collate "C" not null,
  state text collate "C" not null,             -- usable, blocked
  declared boolean not null,                   -- whether its maker reported output
  quantity numeric,                            -- the next columns: the maker's own
  unit text collate "C",
  remaining numeric,                           -- what certificates and splits left; negative where a correction undid it
  contested boolean,
  reused boolean,                              -- whether another work order reported the number too
  certificates jsonb not null,                 -- [{certificate, number, quantity}]
  problems jsonb not null,                     -- open ones: [{by, problem, criticality, text, decision, openedAt}]
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('batch', 'batches', null, null, 'owner'), shown_through('batches');
create index on batches (owner, number);
create index on batches (owner, part, number);

-- Which batch went into which. Rows never change; only the maker of the new batch reads them.
create table batch_input (
  stream text collate "C" not null,            -- the batch that was made
  position bigint not null,
  number int not null,                         -- of the input in its event, from 1
  input text collate "C" not null,             -- the batch that went into it
  owner text collate "C" not null,
  quantity numeric not null,
  unit text collate "C" not null,
  primary key (position, number)
);
create index on batch_input (owner, stream) include (input, quantity, unit, position);
create index on batch_input (owner, input) include (stream, quantity, unit, position);
create index on batch_input (stream);
create index on batch_input (input);
select guarded('batch_input'), seen_by('batch_input', 'viewer', 'owner'), seen_by_grant('batch_input', 'batch', '{owner}', 'position');

-- Which of some batches lead on to batches of parties whose rows the reader does not see. It answers yes or no, never who or how many, and
-- therefore has the owner's rights.
create policy owner on batch_input for select to weft_owner using (true);
create function batches_going_on(batches text[], origin boolean, seen text[], at bigint) returns setof text
language plpgsql stable security definer set search_path = weft as $$
begin
  if origin then
    return query select b from unnest(batches) b where exists (
      select from batch_input i where i.stream = b and i.owner <> all (seen) and (batches_going_on.at is null or i.position <= batches_going_on.at));
  else
    return query select b from unnest(batches) b where exists (
      select from batch_input i where i.input = b and i.owner <> all (seen) and (batches_going_on.at is null or i.position <= batches_going_on.at));
  end if;
end
$$;

-- Shipments by batch: who holds some of it, and what is on its way.
create index on transit (supplier, batch) where batch is not null;
create index on transit (buyer, batch) where batch is not null;
