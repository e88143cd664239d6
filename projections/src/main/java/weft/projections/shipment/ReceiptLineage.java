package weft.projections.shipment;

import weft.projections.rows.Board.Seen;
import weft.projections.rows.Lineage;

/**
 * The receipts that the messages of an interchange stated, and their differences from the despatch
 * advice.
 */
final class ReceiptLineage {
  private static final String SELECT =
      """
      with told as (
        select stream, buyer, supplier, coalesce(number, shipment_number) as number, received, complete, lines, message, from_position
        from receipts where interchange = :interchange),
      said as (
        select t.*, l.line, l.place::int as place from told t cross join jsonb_array_elements(t.lines) with ordinality as l(line, place))
      select 'receipt' as kind, case when complete then 'complete' else 'partly' end as change, stream, number as name, null as line, received as due,
        null::numeric as before, null::numeric as now, message, null::int as segment, from_position as position, -1 as ordinal, true as with_items, buyer, supplier
      from told
      union all
      select 'receipt-line', 'added', stream, number, line ->> 'part', null, null, (line ->> 'quantity')::numeric, message, (line ->> 'segment')::int,
        from_position, place, false, buyer, supplier
      from said
      union all
      select 'receipt-difference', replace(line #>> '{difference,kind}', 'short', 'missing'), stream, number, line ->> 'part', null, null, (line #>> '{difference,quantity}')::numeric, message,
        (line ->> 'segment')::int, from_position, place, false, buyer, supplier
      from said where line #>> '{difference,kind}' is not null
      """;

  /** A receipt is written once, so {@code receipts_past} stays empty. */
  static final Lineage LINEAGE =
      Lineage.ofStreams(Seen.BY_SIDES, Lineage.versioned("receipts"), SELECT);

  private ReceiptLineage() {}
}
