package weft.projections.inspection;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import weft.event.Recorded;
import weft.inspection.InspectedGoods;
import weft.inspection.InspectionEvent;
import weft.projections.rows.ShownThrough;
import weft.projections.rows.ShownThrough.Concern;
import weft.projections.rows.ShownThrough.Copy;
import weft.projections.rows.ShownThrough.Subject;
import weft.shipment.Despatch;
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
 * Shows inspections to the buyers of shipments whose lines name the inspected batch. A shipment
 * that is replaced concerns its buyer with the batches that it names then, and a cancelled one with
 * none.
 */
final class ShippedGoods {
  private ShippedGoods() {}

  static ShownThrough<InspectionRow> of(Copy<InspectionRow> copy) {
    return new ShownThrough<>(
        ShipmentId.TYPE,
        ShipmentEvent.class,
        ShippedGoods::concerned,
        copy,
        false,
        new Subject<>(
            "goods",
            it -> InspectionRow.goods((InspectionEvent) it.payload()),
            InspectionRow::goods),
        it ->
            it.payload() instanceof ShipmentReplaced || it.payload() instanceof ShipmentCancelled);
  }

  private static List<Concern> concerned(Recorded event) {
    return switch ((ShipmentEvent) event.payload()) {
      case ShipmentAnnounced it -> concerned(it.shipment(), it.despatch());
      case ShipmentReplaced it -> concerned(it.shipment(), it.despatch());
      case ShipmentCancelled _,
          ShipmentContradicted _,
          ShipmentReceived _,
          SettlementProposed _,
          DifferenceSettled _,
          GoodsReturned _,
          ReturnTakenBack _ ->
          List.of();
    };
  }

  /** A line that states one number only is taken to state the supplier's. */
  private static List<Concern> concerned(ShipmentId shipment, Despatch despatch) {
    return despatch.lines().stream()
        .filter(it -> it.batch() != null)
        .map(
            it ->
                InspectedGoods.key(
                    shipment.supplier(),
                    requireNonNullElse(it.supplierPart(), it.part()),
                    requireNonNullElse(it.batch(), "")))
        .distinct()
        .map(it -> new Concern(it, shipment.buyer(), false))
        .toList();
  }
}
