package weft.projections.shipment;

import weft.projections.rows.Board.Seen;
import weft.projections.rows.Lineage;

/**
 * Changes that the messages of an interchange made in shipments: announced shipments, their lines
 * compared with the earlier ones, and their packages; also shipments that a message cancelled or
 * contradicted.
 */
final class ShipmentLineage {
  private static final String COLUMNS =
      """
      stream, buyer, supplier, number, arrives, state, lines, packages, interchange, message, against_interchange, against_message, from_position\
      """;

  /** The key by which a line is recognised in a despatch that replaces another. */
  private static final String SAME =
      "jsonb_build_array(l.line -> 'part', l.line -> 'batch', l.line -> 'delivery_note', l.line ->"
          + " 'order', l.line -> 'order_line', l.line -> 'agreement')::text";

  private static final String SELECT =
      """
      with versions as not materialized (
        select %1$s from shipments union all select %1$s from shipments_past),
      told as (
        select distinct on (v.stream, v.message) v.*, (
          select p.lines from shipments_past p
          where p.stream = v.stream and p.until_position = v.from_position and p.lines <> '[]' and p.state <> 'cancelled') as lines_before
        from versions v where v.interchange = :interchange
        order by v.stream, v.message, v.from_position),
      against as (
        select distinct on (v.stream, v.against_message) v.* from versions v where v.against_interchange = :interchange
        order by v.stream, v.against_message, v.from_position),
      said as (
        select t.stream, t.from_position, l.line, l.place::int as place, %2$s as same
        from told t cross join jsonb_array_elements(t.lines) with ordinality as l(line, place) where t.lines_before is not null),
      said_before as (
        select t.stream, t.from_position, l.line, l.place::int as place, %2$s as same
        from told t cross join jsonb_array_elements(t.lines_before) with ordinality as l(line, place)),
      compared as (
        select stream, from_position, coalesce(n.line, b.line) as line, coalesce(n.place, b.place) as place, n.line is null as gone,
          (b.line ->> 'quantity')::numeric as before, (n.line ->> 'quantity')::numeric as now
        from (select s.*, row_number() over (partition by stream, from_position, same order by place) as nth from said s) n
        full join (select s.*, row_number() over (partition by stream, from_position, same order by place) as nth from said_before s) b
          using (stream, from_position, same, nth))
      select 'shipment' as kind, case when lines_before is null then 'announced' else 'replaced' end as change, stream, number as name, null as line,
        arrives as due, null::numeric as before, null::numeric as now, message, null::int as segment, from_position as position, -1 as ordinal, true as with_items,
        buyer, supplier
      from told
      union all
      select 'shipment', case when state = 'cancelled' then 'cancelled' else 'contradicted' end, stream, number, null, arrives, null, null,
        against_message, null, from_position, -1, false, buyer, supplier
      from against
      union all
      select 'shipment-line', 'added', t.stream, t.number, l.line ->> 'part', t.arrives, null, (l.line ->> 'quantity')::numeric, t.message,
        (l.line ->> 'segment')::int, t.from_position, l.place::int, false, t.buyer, t.supplier
      from told t cross join jsonb_array_elements(t.lines) with ordinality as l(line, place) where t.lines_before is null
      union all
      select 'shipment-line', case when c.gone then 'removed' when c.before is null then 'added' when c.before = c.now then 'same' when c.before < c.now then 'more' else 'less' end,
        c.stream, t.number, c.line ->> 'part', t.arrives, c.before, c.now, t.message, case when not c.gone then (c.line ->> 'segment')::int end, c.from_position, c.place,
        false, t.buyer, t.supplier
      from compared c join told t on (t.stream, t.from_position) = (c.stream, c.from_position)
      union all
      select 'shipment-package', 'added', t.stream, p.package ->> 'label', w.part, null, null, w.quantity, t.message, null, t.from_position, p.place::int,
        false, t.buyer, t.supplier
      from told t cross join jsonb_array_elements(t.packages) with ordinality as p(package, place)
      cross join lateral (
        select case when count(distinct c ->> 'part') = 1 then min(c ->> 'part') end as part,
          case when count(distinct c ->> 'part') = 1 then sum((c ->> 'quantity')::numeric) end as quantity
        from jsonb_array_elements(p.package -> 'contents') c) w
      """
          .formatted(COLUMNS, SAME);

  static final Lineage LINEAGE =
      Lineage.ofStreams(Seen.BY_SIDES, Lineage.versioned("shipments"), SELECT);

  private ShipmentLineage() {}
}
