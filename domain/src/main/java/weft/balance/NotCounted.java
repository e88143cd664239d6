package weft.balance;

import weft.measure.Quantity;

/**
 * A quantity that a balance leaves out and reports, because no number is better than a wrong one.
 */
public record NotCounted(Quantity quantity, String unit, Why why) {

  /** The reason for leaving a quantity out. */
  public enum Why {
    /** No conversion into the part's base unit is known. */
    NO_CONVERSION,
    /** Demand names no supplier, and the balance is with one of several suppliers. */
    NO_SUPPLIER_NAMED,
    /**
     * Goods came or left (negative) since the last stock count but did not change the stock: no
     * conversion into its unit is agreed.
     */
    STOCK_NOT_MOVED,
    /** Stock is below zero, so it is never usable: more goods left than were counted or came. */
    BELOW_ZERO,
    /**
     * A supplier announced goods but has no agreement, call-off or order for the part with the
     * buyer.
     */
    UNAGREED,
    /**
     * The date lies in a year that the hub no longer accepts; the record is older than that check.
     */
    DATE_FAR_OFF
  }
}
