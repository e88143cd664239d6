package weft.projections.shipment;

/** How far a shipment has come. */
public enum ShipmentState {
  /** Known only from a message that contradicts the facts; nothing was announced. */
  UNANNOUNCED,
  IN_TRANSIT,
  PARTLY_RECEIVED,
  RECEIVED,
  CANCELLED
}
