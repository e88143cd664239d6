package weft.projections.shipment;

/** How far a shipment has come. */
public enum ShipmentState {
  /** Known by a message that contradicts all there is: nothing was announced. */
  UNANNOUNCED,
  IN_TRANSIT,
  PARTLY_RECEIVED,
  RECEIVED,
  CANCELLED
}
