-- Events that a view or a reaction could not process, and the events of the same sequence that wait behind them. The event itself
-- stays in domain_event; its position identifies it.
create table dead_letter (
  id            bigint generated always as identity primary key,
  processor     text collate "C" not null,       -- the view or reaction
  kind          text collate "C" not null check (kind in ('view', 'reaction')),
  sequence      text collate "C" not null,       -- events of one sequence are processed in order; nearly always the stream
  position      bigint not null,
  stream        text collate "C" not null,
  participants  text[] not null,                 -- parties that may see the event
  cause_type    text,                            -- null: it only waits behind another
  cause_message text,
  cause_stack   text,
  attempts      int not null,
  first_seen_at timestamptz not null default clock_timestamp(),
  last_seen_at  timestamptz not null default clock_timestamp(),
  discarded_at  timestamptz,                     -- no replay processes it either
  discarded_by  text,
  reason        text,
  unique (processor, position),
  check (num_nulls(discarded_at, discarded_by, reason) in (0, 3))
);
create index dead_letter_open on dead_letter (processor, sequence, position) where discarded_at is null;
create index dead_letter_parked on dead_letter (stream, position) where kind = 'view' and discarded_at is null;

-- A party may read only which of its own streams are parked, and from which position on.
select guarded('dead_letter');
create policy party on dead_letter for select to weft_buyer, weft_supplier, weft_viewer
  using (kind = 'view' and discarded_at is null and (select current_setting('weft.party', true)) = any (participants));
create policy auditor on dead_letter for select to weft_auditor
  using (kind = 'view' and discarded_at is null and jsonb_exists_any(
    (select nullif(current_setting('weft.audit', true), '')::jsonb) -> split_part(stream, ':', 1), participants));
create policy everyone on dead_letter for select to weft_operator
  using (kind = 'view' and discarded_at is null and (select current_setting('weft.party', true)) <> '');
grant select (stream, position, participants) on dead_letter to weft_buyer, weft_supplier, weft_viewer, weft_auditor, weft_operator;
