package weft.projections.shipment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.projections.rows.Board;
import weft.shipment.Despatch;
import weft.shipment.HandlingUnit;
import weft.shipment.Receipt;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/**
 * A shipment as it stands.
 *
 * @param shipFrom the supplier's site, and {@code shipTo} the buyer's; null where nobody said
 * @param contradiction what a later message contradicts; null once it is announced anew
 * @param packages outer ones before those within, each with the label of what holds it
 * @param receipts what the buyer received, in the order in which it was told
 * @param toldAt when the supplier last said what it sent
 * @param interchange that brought its message, and the {@code message}'s reference in it (UNH 0062,
 *     ST02); null where no message said it
 */
public record ShipmentRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String number,
    int year,
    @Nullable String shipFrom,
    @Nullable String shipTo,
    @Nullable LocalDate shipped,
    @Nullable LocalDate arrives,
    ShipmentState state,
    ShipmentContradicted.@Nullable Kind contradiction,
    List<SentLine> lines,
    List<HandlingUnit> packages,
    List<Receipt> receipts,
    Instant toldAt,
    @Nullable String interchange,
    @Nullable String message,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ShipmentRow> {
  public static final Board<ShipmentRow> BOARD =
      Board.ofOneRow(
          "shipments",
          ShipmentId.TYPE,
          ShipmentRow.class,
          Board.Seen.BY_SIDES,
          ShipmentEvent.class,
          ShipmentRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static ShipmentRow after(@Nullable ShipmentRow before, Recorded recorded) {
    ShipmentRow row = before == null ? unannounced(recorded) : before;
    return switch ((ShipmentEvent) recorded.payload()) {
      case ShipmentAnnounced it -> row.said(it.despatch(), recorded);
      case ShipmentReplaced it -> row.said(it.despatch(), recorded);
      case ShipmentCancelled _ ->
          row.with(
              ShipmentState.CANCELLED,
              row.contradiction,
              row.lines.stream().map(SentLine::closed).toList(),
              row.receipts,
              recorded);
      case ShipmentReceived it ->
          row.with(
              it.complete() ? ShipmentState.RECEIVED : ShipmentState.PARTLY_RECEIVED,
              row.contradiction,
              SentLine.received(row.lines, it.receipt()),
              Stream.concat(row.receipts.stream(), Stream.of(it.receipt())).toList(),
              recorded);
      case ShipmentContradicted it ->
          row.with(row.state, it.kind(), row.lines, row.receipts, recorded);
    };
  }

  private static ShipmentRow unannounced(Recorded recorded) {
    ShipmentId id = ((ShipmentEvent) recorded.payload()).shipment();
    return new ShipmentRow(
        recorded.stream(),
        id.buyer().value(),
        id.supplier().value(),
        id.number(),
        id.year(),
        null,
        null,
        null,
        null,
        ShipmentState.UNANNOUNCED,
        null,
        List.of(),
        List.of(),
        List.of(),
        recorded.recordedAt(),
        null,
        null,
        0,
        0);
  }

  private ShipmentRow said(Despatch it, Recorded recorded) {
    var source = recorded.provenance().source();
    return new ShipmentRow(
        stream,
        buyer,
        supplier,
        number,
        year,
        it.shipFrom(),
        it.shipTo(),
        it.shipped(),
        it.arrives(),
        ShipmentState.IN_TRANSIT,
        null,
        SentLine.of(it.lines()),
        it.packages(),
        List.of(),
        recorded.recordedAt(),
        source.interchange(),
        source.message(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private ShipmentRow with(
      ShipmentState state,
      ShipmentContradicted.@Nullable Kind contradiction,
      List<SentLine> lines,
      List<Receipt> receipts,
      Recorded recorded) {
    return new ShipmentRow(
        stream,
        buyer,
        supplier,
        number,
        year,
        shipFrom,
        shipTo,
        shipped,
        arrives,
        state,
        contradiction,
        lines,
        packages,
        receipts,
        toldAt,
        interchange,
        message,
        recorded.sequence() + 1,
        recorded.position());
  }
}
