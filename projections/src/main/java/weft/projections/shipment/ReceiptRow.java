package weft.projections.shipment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.party.PartyScope;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;
import weft.projections.rows.Versioned;
import weft.shipment.Receipt;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentId;

/**
 * One receipt of goods from a shipment.
 *
 * @param shipmentNumber the supplier's number for the shipment
 * @param number the buyer's own; null if it has none
 * @param packages the labels of the received packages; null if nobody counted them
 * @param complete whether no goods of the shipment were in transit any longer
 * @param interchange that brought its message, and the {@code message}'s reference in it; null if
 *     no message stated it
 */
public record ReceiptRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    String buyer,
    String supplier,
    String shipmentNumber,
    @Nullable String number,
    LocalDate received,
    int lineCount,
    @JsonIgnore List<Receipt.Line> lines,
    @Nullable List<String> packages,
    boolean complete,
    @Nullable String interchange,
    @Nullable String message,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ReceiptRow> {
  public static final Board<ReceiptRow> BOARD =
      Board.ofRows(
              "receipts",
              ShipmentId.TYPE,
              ReceiptRow.class,
              Board.Seen.BY_SIDES,
              ShipmentReceived.class,
              ReceiptRow::apply)
          .namedAs(ReceiptRow::named)
          .tells(ReceiptLineage.LINEAGE)
          .headsInLists("line_count", "lines");

  /** For each part, the first line of its shipment that states the supplier's number. */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String STATED =
      """
      select distinct on (t.stream, l ->> 'part') t.stream, l ->> 'part', l ->> 'supplier_part'
      from %s t cross join lateral jsonb_array_elements(t.lines) with ordinality as e(l, place)
      where t.stream = any(:streams) and %s and l ->> 'part' = any(:parts) and l ->> 'supplier_part' is not null
      order by t.stream, l ->> 'part', place
      """;

  @JsonProperty("lines")
  public @Nullable List<Receipt.Line> toldLines() {
    return Board.told(lines, lineCount);
  }

  private static List<ReceiptRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<ReceiptRow> rows) {
    Map<String, String> stated = stated(db, scope, moment, rows);
    List<OwnNumbers.Part> parts =
        rows.stream().flatMap(row -> row.lines.stream().map(it -> row.part(it.part()))).toList();
    var numbers = OwnNumbers.of(db, scope, moment, parts);
    return rows.stream()
        .map(
            row ->
                row.with(
                    InOwnWords.lines(
                        row.lines,
                        it -> numbers.of(row.part(it), stated.get(row.stream + '\n' + it)).own())))
        .toList();
  }

  /** The supplier's numbers that shipments state, by shipment and part. */
  private static Map<String, String> stated(
      JdbcClient db, PartyScope scope, Moment moment, List<ReceiptRow> rows) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    params.put("streams", rows.stream().map(ReceiptRow::stream).distinct().toArray(String[]::new));
    params.put(
        "parts",
        rows.stream()
            .flatMap(it -> it.lines.stream().map(Receipt.Line::part))
            .distinct()
            .toArray(String[]::new));
    Map<String, String> stated = new HashMap<>();
    db.sql(
            STATED.formatted(
                moment.of("shipments", "stream, buyer, supplier, lines"), OwnSide.of(scope, "t")))
        .params(params)
        .query((row, _) -> stated.put(row.getString(1) + '\n' + row.getString(2), row.getString(3)))
        .list();
    return stated;
  }

  private OwnNumbers.Part part(String named) {
    return new OwnNumbers.Part(buyer, supplier, named);
  }

  private ReceiptRow with(List<Receipt.Line> others) {
    return new ReceiptRow(
        stream,
        item,
        buyer,
        supplier,
        shipmentNumber,
        number,
        received,
        lineCount,
        others,
        packages,
        complete,
        interchange,
        message,
        version,
        fromPosition);
  }

  /** The id of its shipment. */
  @JsonProperty
  public String shipment() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, ReceiptRow> rows, Recorded recorded) {
    var it = (ShipmentReceived) recorded.payload();
    var source = recorded.provenance().source();
    rows.put(
        new ReceiptRow(
            recorded.stream(),
            "%010d".formatted(recorded.sequence()),
            it.shipment().buyer().value(),
            it.shipment().supplier().value(),
            it.shipment().number(),
            it.receipt().number(),
            it.receipt().received(),
            it.receipt().lines().size(),
            it.receipt().lines(),
            it.receipt().packages(),
            it.complete(),
            source.interchange(),
            source.message(),
            recorded.sequence() + 1,
            recorded.position()));
  }
}
