-- Photos of reports. The history holds their digests; the images stand here, where they can be erased, as long as their work order.
create table report_photo (
  stream text collate "C" not null,            -- the work order
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  owner text collate "C" not null,             -- the supplier
  image bytea not null check (octet_length(image) <= 2097152),
  kept_at timestamptz not null default clock_timestamp(),
  primary key (stream, sha256)
);
alter table report_photo alter column image set storage external;  -- the formats are compressed already
select guarded('report_photo'), seen_by_grant('report_photo', 'manufacturing', '{owner}', null, 'kept_at');

-- Readers of the work order read its photos. The function has the reader's rights, and resolves the table's name at each call, because a
-- rebuilt table replaces the old one under its name.
create function sees_work_order(order_stream text) returns boolean language plpgsql stable set search_path = weft as $$
begin
  return exists (select from work_orders w where w.stream = order_stream);
end
$$;
create policy viewer on report_photo for select to weft_viewer
  using (owner = (select current_setting('weft.party', true)) or sees_work_order(stream));
grant select on report_photo to weft_viewer;
