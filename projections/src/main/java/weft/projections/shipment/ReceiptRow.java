package weft.projections.shipment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;
import weft.shipment.Receipt;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentId;

/**
 * What the buyer received of a shipment, once.
 *
 * @param shipmentNumber the supplier's number for the shipment
 * @param number the buyer's own; null where it has none
 * @param complete whether nothing of the shipment was on its way any longer
 * @param interchange that brought its message, and the {@code message}'s reference in it; null
 *     where no message said it
 */
public record ReceiptRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    String buyer,
    String supplier,
    String shipmentNumber,
    @Nullable String number,
    LocalDate received,
    List<Receipt.Line> lines,
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
          ReceiptRow::apply);

  /** Of the shipment that it is of. */
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
            it.receipt().lines(),
            it.complete(),
            source.interchange(),
            source.message(),
            recorded.sequence() + 1,
            recorded.position()));
  }
}
