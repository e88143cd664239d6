package weft.projections.interchange;

import java.util.Set;
import weft.projections.rows.Board.Seen;
import weft.projections.rows.Lineage;

/**
 * The document content that an interchange states. For a corrected interchange, the content of the
 * later one.
 */
public final class DocumentLineage {
  private static final String OF_IT =
      "(r.interchange = :interchange and r.correction is null or r.correction = :interchange)";

  private static final String SELECT =
      """
      select n.*, r.buyer, r.supplier from document r left join document_line l on l.position = r.position cross join lateral (
        select 'document-line' as kind, r.kind as change, r.interchange || '-' || r.message as stream, r.number as name, l.line, null::date as due,
          null::numeric as before, l.quantity as now, r.reference as message, l.segment, r.position, l.ordinal, false as with_items where l.line is not null
        union all
        select case when p.number in ('measurement', 'nonconformance') then p.number else 'document-' || p.number end, r.kind,
          r.interchange || '-' || r.message, r.number, l.line, null, null,
          case p.number when 'quantity' then l.quantity when 'price' then (l.price ->> 'amount')::numeric when 'amount' then l.amount
            when 'stock' then (l.stocks -> p.at ->> 'quantity')::numeric when 'packages' then (l.packages -> p.at ->> 'count')::numeric when 'measurement' then ((coalesce(l.measurements, '[]') || jsonb_path_query_array(coalesce(l.nonconformances, '[]'), '$[*].measurements[*]')) -> p.at ->> 'value')::numeric end,
          r.reference, p.segment, r.position, l.ordinal, false
        from jsonb_to_recordset(l.places) as p(number text, at int, segment int)) n
      where %1$s
      union all
      select 'document-' || p.number, r.kind, r.interchange || '-' || r.message, r.number, r.payable #>> array['taxes', p.at::text, 'type'], null, null,
        (case p.number when 'total' then r.payable ->> 'total' else r.payable #>> array['taxes', p.at::text, 'amount'] end)::numeric,
        r.reference, p.segment, r.position, -1, false, r.buyer, r.supplier
      from document r cross join jsonb_to_recordset(r.places) as p(number text, at int, segment int)
      where %1$s
      """
          .formatted(OF_IT);

  public static final Lineage LINEAGE =
      Lineage.ofIds(Seen.BY_SIDES, Set.of("document", "document_line"), SELECT);

  private DocumentLineage() {}
}
