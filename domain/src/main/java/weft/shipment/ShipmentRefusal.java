package weft.shipment;

import weft.event.Refusal;
import weft.measure.Quantity;

/** Why a shipment or a receipt was refused. */
public sealed interface ShipmentRefusal extends Refusal {
  record NoSuchShipment() implements ShipmentRefusal {}

  record ShipmentWasCancelled() implements ShipmentRefusal {}

  /** The number is taken by a shipment that says other things. */
  record ShipmentNumberUsed(String number) implements ShipmentRefusal {}

  /** Goods of it were received: it is changed no longer. */
  record ShipmentWasReceived() implements ShipmentRefusal {}

  record NothingShipped() implements ShipmentRefusal {}

  record ShippedQuantityNotPositive(String part) implements ShipmentRefusal {}

  /** One part in two units: units are never added. */
  record UnitsMixed(String part) implements ShipmentRefusal {}

  /** Eighteen digits, and the last does not check the others. */
  record SsccMisread(String label) implements ShipmentRefusal {}

  record PackageTwice(String label) implements ShipmentRefusal {}

  /** It is said to be within one that is not there, or comes after it. */
  record PackageHeldByUnknown(String label, String within) implements ShipmentRefusal {}

  record PackingDoesNotAddUp(String part, Quantity shipped, Quantity packed)
      implements ShipmentRefusal {}

  record NothingReceived() implements ShipmentRefusal {}

  record ReceivedQuantityNegative(String part) implements ShipmentRefusal {}

  record ReceivedInOtherUnit(String part, String shipped, String received)
      implements ShipmentRefusal {}

  /** What came and what is said to differ do not make what was announced. */
  record DifferenceDoesNotAddUp(String part, Quantity announced, Quantity received)
      implements ShipmentRefusal {}

  /** The shipment does not name it: it is a wrong part. */
  record PartNotShipped(String part) implements ShipmentRefusal {}

  record ReceiptNumberUsed(String number) implements ShipmentRefusal {}
}
