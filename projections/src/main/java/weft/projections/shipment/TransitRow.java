package weft.projections.shipment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyScope;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.Versioned;
import weft.shipment.Despatch;
import weft.shipment.GoodsReturn;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;

/**
 * One line of a shipment, and its quantity in transit.
 *
 * @param part the reader's own number, and {@code partnerPart} its partner's; stored as the
 *     buyer's, and the supplier's if the shipment states it
 * @param purchaseOrder the order that it serves, else the {@code agreement} of a schedule; without
 *     both, it counts for the part between the partners
 * @param open in {@code unit}; zero once it was received, reported missing or cancelled
 * @param returned how much of {@code received} the buyer sent back
 */
public record TransitRow(
    @JsonIgnore String stream,
    @JsonIgnore String item,
    String buyer,
    String supplier,
    String number,
    @Nullable String shipFrom,
    @Nullable String shipTo,
    @Nullable LocalDate shipped,
    @Nullable LocalDate arrives,
    String part,
    @Nullable String partnerPart,
    String unit,
    @Nullable String batch,
    @JsonProperty("order") @Nullable String purchaseOrder,
    @Nullable String agreement,
    Quantity sent,
    Quantity received,
    Quantity open,
    Quantity returned,
    ShipmentState state,
    Instant toldAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<TransitRow> {
  public static final Board<TransitRow> BOARD =
      Board.ofRows(
              "transit",
              ShipmentId.TYPE,
              TransitRow.class,
              Board.Seen.BY_SIDES,
              ShipmentEvent.class,
              TransitRow::apply)
          .namedAs(TransitRow::named);

  private static List<TransitRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<TransitRow> rows) {
    var numbers = OwnNumbers.of(db, scope, moment, rows.stream().map(TransitRow::whose).toList());
    return rows.stream().map(it -> it.named(numbers.of(it.whose(), it.partnerPart))).toList();
  }

  private OwnNumbers.Part whose() {
    return new OwnNumbers.Part(buyer, supplier, part);
  }

  private TransitRow named(OwnNumbers.Both it) {
    return with(it.own(), it.partners(), state, received, open, returned, version, fromPosition);
  }

  /** The id of the shipment. */
  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  private static void apply(Versioned<String, TransitRow> rows, Recorded recorded) {
    switch ((ShipmentEvent) recorded.payload()) {
      case ShipmentAnnounced it -> said(rows, it.shipment(), it.despatch(), recorded);
      case ShipmentReplaced it -> said(rows, it.shipment(), it.despatch(), recorded);
      case ShipmentCancelled _ -> {
        for (TransitRow row : own(rows, recorded))
          rows.put(row.with(ShipmentState.CANCELLED, row.received, Quantity.ZERO, recorded));
      }
      case ShipmentReceived it -> {
        var state = it.complete() ? ShipmentState.RECEIVED : ShipmentState.PARTLY_RECEIVED;
        List<TransitRow> own =
            own(rows, recorded).stream()
                .filter(row -> row.state != ShipmentState.CANCELLED)
                .toList();
        List<SentLine> lines =
            SentLine.received(own.stream().map(TransitRow::line).toList(), it.receipt());
        for (int i = 0; i < own.size(); i++)
          rows.put(own.get(i).with(state, lines.get(i).received(), lines.get(i).open(), recorded));
      }
      case GoodsReturned it -> {
        for (GoodsReturn.Line line : it.goods().lines()) back(rows, line, recorded);
      }
      case ShipmentContradicted _,
          SettlementProposed _,
          DifferenceSettled _,
          ReturnTakenBack _ -> {}
    }
  }

  /** Goods of the wrong part were never received for a line. */
  private static void back(
      Versioned<String, TransitRow> rows, GoodsReturn.Line line, Recorded recorded) {
    if (line.kind() == Difference.Kind.WRONG_PART) return;
    List<TransitRow> own =
        own(rows, recorded).stream()
            .filter(it -> it.state != ShipmentState.CANCELLED && it.part.equals(line.part()))
            .filter(it -> Units.isSame(it.unit, line.unit()))
            .sorted(Comparator.comparing(it -> !Objects.equals(it.batch, line.batch())))
            .toList();
    Quantity left = line.quantity();
    for (TransitRow it : own) {
      Quantity most = it.received.minus(it.returned);
      Quantity part = left.exceeds(most) ? most : left;
      if (!part.isPositive()) continue;
      left = left.minus(part);
      rows.put(it.with(it.returned.plus(part), recorded));
    }
  }

  private static List<TransitRow> own(Versioned<String, TransitRow> rows, Recorded recorded) {
    return rows.between(Board.key(recorded.stream(), "0"), Board.key(recorded.stream(), "9999999"));
  }

  /** Stores the lines of a despatch; earlier lines that it no longer contains are cancelled. */
  private static void said(
      Versioned<String, TransitRow> rows, ShipmentId id, Despatch said, Recorded recorded) {
    List<TransitRow> gone = new ArrayList<>(own(rows, recorded));
    List<SentLine> lines = SentLine.of(said.lines());
    for (int i = 0; i < lines.size(); i++) {
      SentLine it = lines.get(i);
      String item = "%05d".formatted(i + 1);
      gone.removeIf(row -> row.item.equals(item));
      rows.put(
          new TransitRow(
              recorded.stream(),
              item,
              id.buyer().value(),
              id.supplier().value(),
              id.number(),
              said.shipFrom(),
              said.shipTo(),
              said.shipped(),
              said.arrives(),
              it.part(),
              it.supplierPart(),
              it.unit(),
              it.batch(),
              it.order(),
              it.agreement(),
              it.quantity(),
              it.received(),
              it.open(),
              Quantity.ZERO,
              ShipmentState.IN_TRANSIT,
              recorded.recordedAt(),
              recorded.sequence() + 1,
              recorded.position()));
    }
    for (TransitRow row : gone)
      rows.put(row.with(ShipmentState.CANCELLED, row.received, Quantity.ZERO, recorded));
  }

  private SentLine line() {
    return new SentLine(
        part,
        sent,
        unit,
        batch,
        null,
        purchaseOrder,
        null,
        agreement,
        received,
        Quantity.ZERO,
        Quantity.ZERO,
        Quantity.ZERO,
        open,
        null,
        partnerPart,
        null,
        null);
  }

  private TransitRow with(
      ShipmentState state, Quantity received, Quantity open, Recorded recorded) {
    return with(
        part,
        partnerPart,
        state,
        received,
        open,
        returned,
        recorded.sequence() + 1,
        recorded.position());
  }

  private TransitRow with(Quantity back, Recorded recorded) {
    return with(
        part,
        partnerPart,
        state,
        received,
        open,
        back,
        recorded.sequence() + 1,
        recorded.position());
  }

  private TransitRow with(
      String part,
      @Nullable String partnerPart,
      ShipmentState state,
      Quantity received,
      Quantity open,
      Quantity returned,
      long version,
      long fromPosition) {
    return new TransitRow(
        stream,
        item,
        buyer,
        supplier,
        number,
        shipFrom,
        shipTo,
        shipped,
        arrives,
        part,
        partnerPart,
        unit,
        batch,
        purchaseOrder,
        agreement,
        sent,
        received,
        open,
        returned,
        state,
        toldAt,
        version,
        fromPosition);
  }
}
