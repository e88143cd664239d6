package weft.balance;

import weft.measure.Quantity;

/** What a balance leaves out and says so, for no number is better than a wrong one. */
public record NotCounted(Quantity quantity, String unit, Why why) {

  /** Why it is left out. */
  public enum Why {
    /** Nobody said what the unit is in the part's base unit. */
    NO_CONVERSION,
    /** Demand that names no supplier, where the balance is asked of one of several. */
    NO_SUPPLIER_NAMED,
    /** Its day is of a year that no day can have here; it was kept before that was refused. */
    DATE_FAR_OFF
  }
}
