package weft.stock;

/** How far a part has come at its holder's. */
public enum StockCategory {
  RAW,
  WIP,
  FINISHED
}
