package weft.parts;

/** The working days of a week or month on which its quantity is due. */
public enum Spread {
  /** The whole quantity on the first working day. */
  FIRST,
  /** As even as its smallest unit allows; the first days take the remainder. */
  EVEN
}
