package weft.projections.stock;

import weft.projections.rows.Board.Seen;
import weft.projections.rows.Lineage;

/** Counts in the stock reports of an interchange: for each key, the first row with the count. */
final class StockLineage {
  private static final String COLUMNS =
      "stream, item, owner, holder, part, quantity, interchange, message, segment, from_position";

  private static final String SELECT =
      """
      select 'stock-count' as kind, case when r.before is null then 'added' when r.before = r.quantity then 'same' when r.before < r.quantity then 'more' else 'less' end as change,
        r.stream, r.part as name, null as line, null::date as due, r.before, r.quantity as now, r.message, r.segment, r.from_position as position,
        row_number() over (partition by r.from_position order by r.item)::int as ordinal, false as with_items, r.owner,
        (r.owner = r.holder or r.holder <> all((select audited('stock'))::text[])) as once
      from (
        select distinct on (stream, item) t.*, (
          select p.quantity from stock_past p
          where (p.stream, p.item, p.until_position) = (t.stream, t.item, t.from_position)) as before
        from (select %1$s from stock union all select %1$s from stock_past) t
        where t.interchange = :interchange
        order by stream, item, from_position) r
      """
          .formatted(COLUMNS);

  static final Lineage LINEAGE =
      Lineage.ofStreams(Seen.BY_OWNER, Lineage.versioned("stock"), SELECT);

  private StockLineage() {}
}
