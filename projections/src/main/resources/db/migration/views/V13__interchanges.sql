-- One row per interchange and viewer: the sender sees all messages, a partner those that concern it. The row counts the messages. Each message has
-- one row in interchange_message, written once, so that the last of many messages costs no more than the first.
create table interchange (
  viewer text collate "C" not null,
  interchange_no bigint not null,              -- position of the interchange's first event
  id text collate "C" not null,
  owner text collate "C" not null,
  sender text not null,
  receiver text not null,
  reference text not null,
  received_at timestamptz not null,
  channel text not null,
  bytes int not null,
  test boolean not null,
  outcome text collate "C" not null,
  message_count int not null,                  -- the messages that the viewer sees
  rejected_count int not null,
  held_count int not null,
  contradicted_count int not null,
  partners jsonb not null,                     -- the partners that the messages concern; a partner sees only itself
  messages_position bigint not null,           -- the last event that changed one of these messages
  from_position bigint not null,
  primary key (viewer, id)
) with (fillfactor = 90);
create index on interchange (viewer, interchange_no desc);
create index on interchange (viewer, from_position);
create index on interchange (viewer, received_at);
create index on interchange (id);
create index on interchange (received_at);

create table interchange_past (like interchange, until_position bigint not null);
create index on interchange_past (viewer, interchange_no desc, from_position, until_position);

create table interchange_message (
  viewer text collate "C" not null,            -- as in interchange
  id text collate "C" not null,                -- of the interchange
  place int not null,                          -- among the messages that the viewer sees, from 1; 0 holds the envelope's faults
  number int not null,                         -- of the message in the interchange, the same for all viewers; 0 for the envelope
  owner text collate "C" not null,
  type text not null,
  release text not null,
  reference text not null,
  outcome text collate "C",                    -- null at place 0
  error_count int not null,                    -- faults that prevent applying it
  note_count int not null,                     -- its other faults
  faults jsonb not null,
  from_position bigint not null,
  primary key (viewer, id, place)
) with (fillfactor = 90);
create index on interchange_message (id, place);
create index on interchange_message (id, number);

create table interchange_message_past (like interchange_message, until_position bigint not null);
create index on interchange_message_past (viewer, id, place, from_position, until_position);

-- An auditor sees the interchanges received since the beginning of its grant, and what was found in their messages since then.
select guarded(t), seen_by(t, 'viewer', 'viewer'), seen_by_grant(t, 'interchange', '{viewer}', p, received), seen_whole(t, '{operator}', 'viewer = owner')
from (values ('interchange', null, 'received_at'), ('interchange_past', 'until_position', 'received_at'), ('interchange_message', 'from_position', null),
  ('interchange_message_past', 'until_position', null)) v (t, p, received);
