package weft.stock;

/** Whether stock may be used. Blocked stock never counts as supply. */
public enum StockStatus {
  USABLE,
  INSPECTION,
  BLOCKED
}
