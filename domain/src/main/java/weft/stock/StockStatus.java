package weft.stock;

/** Whether stock may be used: what is blocked never counts as supply. */
public enum StockStatus {
  USABLE,
  INSPECTION,
  BLOCKED
}
