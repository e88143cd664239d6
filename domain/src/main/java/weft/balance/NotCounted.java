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
    /**
     * Goods came or, negative, left, and are in no stock since its last count: no conversion to its
     * unit is agreed.
     */
    STOCK_NOT_MOVED,
    /** Stock is below zero, which is never usable: more left than was counted or came. */
    BELOW_ZERO,
    /**
     * Goods are announced by a supplier that has no agreement, call-off or order of the part with
     * the buyer.
     */
    UNAGREED,
    /** Its day is of a year that no day can have here; it was kept before that was refused. */
    DATE_FAR_OFF
  }
}
