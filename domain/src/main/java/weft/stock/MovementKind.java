package weft.stock;

import weft.language.Text;

/** Why stock moves. */
public enum MovementKind {
  RECEIPT("Receipt", "入库"),
  ISSUE("Issue", "出库"),
  SCRAP("Scrap", "报废"),
  /** To another place, status, batch, category or owner; the sum stays. */
  TRANSFER("Transfer", "调拨"),
  ADJUSTMENT("Adjustment", "调整"),
  /** Into stock at whom the goods came back to, out of it at who sent them back. */
  RETURN("Return", "退货");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text text;

  MovementKind(String en, String zh) {
    text = new Text(en, zh);
  }

  /** What people call it. */
  public Text text() {
    return text;
  }

  /** Whether it takes from stock: its quantity is negative. */
  boolean takes() {
    return this == ISSUE || this == SCRAP;
  }

  /** Whether its quantity may have either sign. */
  boolean goesBothWays() {
    return this == ADJUSTMENT || this == RETURN;
  }
}
