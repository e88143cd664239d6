package weft.shipment;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a shipment. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface ShipmentEvent {
  ShipmentId shipment();

  record ShipmentAnnounced(ShipmentId shipment, Despatch despatch) implements ShipmentEvent {}

  /** Another despatch under this number took the place of the one before. */
  record ShipmentReplaced(ShipmentId shipment, Despatch despatch) implements ShipmentEvent {}

  record ShipmentCancelled(ShipmentId shipment) implements ShipmentEvent {}

  /**
   * A message contradicts what is known of the shipment; someone must work on it.
   *
   * @param despatch what it says; null of a receipt
   * @param receipt what it says; null of a despatch
   */
  record ShipmentContradicted(
      ShipmentId shipment, Kind kind, @Nullable Despatch despatch, @Nullable Receipt receipt)
      implements ShipmentEvent {
    public enum Kind {
      /** Announced a second time with other content. */
      ANNOUNCED_TWICE,
      ANNOUNCED_AFTER_CANCELLATION,
      /** Replaced or cancelled after goods of it were received. */
      CHANGED_AFTER_RECEIPT,
      NOTHING_TO_CANCEL,
      RECEIVED_AFTER_CANCELLATION,
      /** A second receipt under one number with other content. */
      RECEIPT_NUMBER_REUSED
    }
  }

  /**
   * The buyer received goods of it.
   *
   * @param receipt with all its differences, the found ones included
   * @param complete whether nothing of it is on its way any longer
   */
  record ShipmentReceived(ShipmentId shipment, Receipt receipt, boolean complete)
      implements ShipmentEvent {}
}
