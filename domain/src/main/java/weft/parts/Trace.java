package weft.parts;

/** The number under which goods of a part are followed from their maker to their use. */
public enum Trace {
  NONE,
  /** Each line of a shipment names its batch. */
  BATCH,
  /** Each line of a shipment names its serial number, in the field of the batch. */
  SERIAL
}
