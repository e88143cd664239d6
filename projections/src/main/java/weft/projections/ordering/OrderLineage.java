package weft.projections.ordering;

import java.util.Set;
import weft.projections.rows.Board.Seen;
import weft.projections.rows.Lineage;

/**
 * Changes that the messages of an interchange made in orders: each message with the versions it
 * made.
 */
public final class OrderLineage {
  private static final Set<String> TABLES =
      Set.of("order_source", "purchase_order", "purchase_order_past");

  private static final String SELECT =
      """
      with versions as (
        select r.position, r.message, o.order_id, o.number, o.state, o.lines, r.buyer, r.supplier
        from order_source r join lateral (
          select order_id, number, state, lines from purchase_order o where o.order_no = r.order_no and o.from_position = r.position
          union all
          select order_id, number, state, lines from purchase_order_past o where o.order_no = r.order_no and o.from_position = r.position) o on true
        where r.interchange = :interchange),
      said as (
        select v.*, l.line, l.place::int as place,
          case when l.line -> 'before' is null or l.line -> 'before' = 'null' then 'added' else 'changed' end as change
        from versions v cross join jsonb_array_elements(v.lines) with ordinality as l(line, place))
      select 'order' as kind, state as change, order_id as stream, number as name, null as line, null::date as due, null::numeric as before, null::numeric as now,
        message, null::int as segment, position, 0 as ordinal, false as with_items, buyer, supplier from versions
      union all
      select 'order-line', change, order_id, number, line ->> 'line', null, (line #>> '{before,quantity}')::numeric, (line ->> 'quantity')::numeric,
        line #>> '{origin,message}', (line #>> '{origin,segment}')::int, position, place, false, buyer, supplier
      from said where line #>> '{origin,interchange}' = :interchange and line #>> '{origin,message}' = message
      union all
      select 'order-' || n.what, change, order_id, number, line ->> 'line', null,
        case n.what when 'quantity' then (line #>> '{before,quantity}')::numeric end, (line ->> n.what)::numeric, n.origin ->> 'message', (n.origin ->> 'segment')::int,
        position, place, false, buyer, supplier
      from said cross join lateral (values ('quantity', line -> 'quantity_origin'), ('price', line -> 'price_origin')) n (what, origin)
      where n.origin ->> 'interchange' = :interchange and n.origin ->> 'message' = message
      union all
      select 'order-answer', line ->> 'state', order_id, number, line ->> 'line', null, (line ->> 'quantity')::numeric, p.promised,
        line #>> '{answered,origin,message}', (line #>> '{answered,origin,segment}')::int, position, place, false, buyer, supplier
      from said left join lateral (
        select sum((promise ->> 'quantity')::numeric) as promised
        from jsonb_path_query(case line ->> 'state' when 'proposed' then line #> '{proposal,schedule}' else line -> 'confirmed' end, '$[*]') promise) p on true
      where line #>> '{answered,origin,interchange}' = :interchange and line #>> '{answered,origin,message}' = message
      union all
      select 'order-despatch', 'added', order_id, number, line ->> 'line', null, (line ->> 'quantity')::numeric, (sent ->> 'quantity')::numeric,
        sent #>> '{origin,message}', (sent #>> '{origin,segment}')::int, position, place, false, buyer, supplier
      from said cross join jsonb_path_query(line -> 'despatched', '$[*]') sent
      where sent #>> '{origin,interchange}' = :interchange and sent #>> '{origin,message}' = message
      """;

  public static final Lineage LINEAGE = Lineage.ofStreams(Seen.BY_SIDES, TABLES, SELECT);

  private OrderLineage() {}
}
