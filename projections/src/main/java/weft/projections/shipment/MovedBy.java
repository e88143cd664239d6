package weft.projections.shipment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Origin;

/**
 * A message by which a shipment moved a part in the reader's stock.
 *
 * @param stream of the shipment
 * @param interchange that brought the message, and {@code message} its reference in it
 * @param part by the reader's number
 */
public record MovedBy(
    String stream,
    String interchange,
    @Nullable String message,
    String part,
    @Nullable String batch) {
  /** Includes past versions, because the shipment may have been replaced since. */
  private static final String SENT =
      """
      select (l.line ->> 'segment')::int
      from (select stream, buyer, supplier, lines, interchange, message from shipments
        union all select stream, buyer, supplier, lines, interchange, message from shipments_past) t,
        jsonb_array_elements(t.lines) with ordinality l(line, place)
      where t.supplier = :party and t.stream = :stream and t.interchange = :interchange and t.message is not distinct from :message
        and l.line ->> 'batch' is not distinct from :batch
        and (:part in (l.line ->> 'part', l.line ->> 'supplier_part') or exists (
          select from part_agreements a where a.supplier = :party and a.buyer = t.buyer and a.part = l.line ->> 'part' and a.supplier_part = :part))
      order by l.place limit 1\
      """;

  private static final String RECEIVED =
      """
      select (l.line ->> 'segment')::int
      from receipts t, jsonb_array_elements(t.lines) with ordinality l(line, place)
      where t.buyer = :party and t.stream = :stream and t.interchange = :interchange and t.message is not distinct from :message
        and l.line ->> 'batch' is not distinct from :batch and l.line ->> 'part' = :part
      order by l.place limit 1\
      """;

  /**
   * The message's line for the part and batch; only the message if no line states it, as in a
   * cancellation.
   */
  public Origin origin(JdbcClient db, PartyScope side) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("party", side.party().value());
    params.put("stream", stream);
    params.put("interchange", interchange);
    params.put("message", message);
    params.put("part", part);
    params.put("batch", batch);
    Integer segment =
        db.sql(side.role() == PartyScope.Role.SUPPLIER ? SENT : RECEIVED)
            .params(params)
            .query((row, _) -> (Integer) row.getObject(1))
            .optional()
            .orElse(null);
    return new Origin(interchange, message, segment);
  }
}
