package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Receipt.Difference;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentReceived;

/**
 * Factory methods for the shipments of tests: JIAXIN sends HENGYUE 100 of one part, 20 of another.
 */
final class ShipmentWords {
  private ShipmentWords() {}

  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final ShipmentId SHIPMENT = new ShipmentId(HENGYUE, JIAXIN, "LS-1", 2026);
  static final LocalDate SHIPPED = LocalDate.of(2026, 12, 1);
  static final LocalDate ARRIVED = SHIPPED.plusDays(2);
  static final Despatch SENT = sent(line("A", 100), line("B", 20));
  static final ShipmentAnnounced ANNOUNCED = new ShipmentAnnounced(SHIPMENT, SENT, null);

  static Scenario<ShipmentCommand, ShipmentEvent, Shipment> given(ShipmentEvent... past) {
    return Scenario.given(Shipment.NEW, List.of(past));
  }

  static DespatchLine line(String part, long quantity) {
    return new DespatchLine(
        part, Quantity.of(quantity), "PCE", null, null, null, null, "5500012", 7);
  }

  static Despatch sent(DespatchLine... lines) {
    return packed(List.of(lines));
  }

  static Despatch packed(List<DespatchLine> lines, HandlingUnit... packages) {
    return new Despatch("JX1", "PLANT1", SHIPPED, ARRIVED, lines, List.of(packages));
  }

  static HandlingUnit box(String label, @Nullable String within, String part, long quantity) {
    return new HandlingUnit(
        label,
        "KLT4314",
        within,
        List.of(new HandlingUnit.Content(part, Quantity.of(quantity), null)));
  }

  static Receipt receipt(@Nullable String number, Receipt.Line... lines) {
    return new Receipt(number, ARRIVED, List.of(lines));
  }

  static Receipt.Line came(String part, long quantity) {
    return new Receipt.Line(part, Quantity.of(quantity), "PCE", null, null, 9);
  }

  static Receipt.Line came(String part, long quantity, Difference.Kind kind, long differing) {
    return came(part, quantity).with(new Difference(kind, Quantity.of(differing)));
  }

  static ShipmentReceived received(Receipt receipt, boolean complete) {
    return new ShipmentReceived(SHIPMENT, receipt, complete);
  }
}
