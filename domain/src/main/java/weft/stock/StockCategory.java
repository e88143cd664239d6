package weft.stock;

/** The stage of a part in its holder's production. */
public enum StockCategory {
  RAW,
  WIP,
  FINISHED
}
