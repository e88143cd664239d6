package weft.parts;

/** On which working days of a week or month its quantity is due. */
public enum Spread {
  /** All of it on the first. */
  FIRST,
  /** As evenly as its smallest unit allows; what is left over goes to the first days. */
  EVEN
}
