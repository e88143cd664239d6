-- Images of photos of inspections. The history holds their digests; the images stand here, where they can be erased, as long as their inspection.
create table inspection_photo_image (
  stream text collate "C" not null,            -- the inspection
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  owner text collate "C" not null,             -- the inspecting party
  image bytea not null check (octet_length(image) <= 2097152),
  kept_at timestamptz not null default clock_timestamp(),
  primary key (stream, sha256)
);
alter table inspection_photo_image alter column image set storage external;  -- the formats are compressed already
select guarded('inspection_photo_image'), seen_by_grant('inspection_photo_image', 'inspection', '{owner}', null, 'kept_at');

-- Readers of a photo's row read its image. The function has the reader's rights, and resolves the table's name at each call, because a
-- rebuilt table replaces the old one under its name.
create function sees_inspection_photo(photo_stream text, photo_sha256 text) returns boolean language plpgsql stable set search_path = weft as $$
begin
  return exists (select from inspection_photos p where p.stream = photo_stream and p.item = photo_sha256);
end
$$;
create policy viewer on inspection_photo_image for select to weft_viewer
  using (owner = (select current_setting('weft.party', true)) or sees_inspection_photo(stream, sha256));
grant select on inspection_photo_image to weft_viewer;
