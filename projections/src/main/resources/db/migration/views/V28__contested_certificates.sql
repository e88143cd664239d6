-- Whether a certificate is contested is read from the batches of its goods, at the moment that is asked for.
alter table certificates add column contested boolean;       -- always null: at reading, whether a batch of its goods is blocked or over-certified
alter table certificates_past add column contested boolean;

-- Which certificates are of goods of a batch that its maker has blocked, or take from a batch that has less than was taken from it. A customer
-- does not see the maker's row of the batch: the function answers yes or no, never why or how much, and therefore has the owner's rights.
create policy owner on batches for select to weft_owner using (item = '-');
create policy owner on batches_past for select to weft_owner using (item = '-');
create function certificates_contested(ids text[], goods text[], at bigint) returns setof text
language plpgsql stable security definer set search_path = weft as $$
begin
  return query
    select distinct c.id from unnest(certificates_contested.ids, certificates_contested.goods) c (id, batch)
    join lateral (
      select b.state, b.contested, b.certificates from batches b
      where b.stream = c.batch and b.item = '-' and (certificates_contested.at is null or b.from_position <= certificates_contested.at)
      union all
      select b.state, b.contested, b.certificates from batches_past b
      where b.stream = c.batch and b.item = '-' and b.from_position <= certificates_contested.at and b.until_position > certificates_contested.at
    ) b on b.state = 'blocked' or b.contested and b.certificates @> jsonb_build_array(jsonb_build_object('certificate', c.id));
end
$$;
