package weft.stock;

import weft.language.Text;

/** The reasons of stock movements. */
public enum MovementKind {
  RECEIPT("Receipt", "入库"),
  ISSUE("Issue", "出库"),
  SCRAP("Scrap", "报废"),
  /** To another place, status, batch, category or owner; the total stays. */
  TRANSFER("Transfer", "调拨"),
  ADJUSTMENT("Adjustment", "调整"),
  /**
   * Into the stock of the party that gets goods back, out of the stock of the party that returns
   * them.
   */
  RETURN("Return", "退货");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  MovementKind(String en, String zh) {
    text = new Text(en, zh);
  }

  public Text text() {
    return text;
  }

  /** Whether it takes from stock, so that its quantity is negative. */
  boolean takes() {
    return this == ISSUE || this == SCRAP;
  }

  /** Whether its quantity may have either sign. */
  boolean goesBothWays() {
    return this == ADJUSTMENT || this == RETURN;
  }
}
