package weft.scheduling.release;

/**
 * The commitment level of a line: EDIFACT DE 4017 (SCC), X12 FST02. Production and material are
 * liability horizons, not a permission to ship.
 */
public enum Firmness {
  BACKLOG,
  IMMEDIATE,
  FIRM,
  PRODUCTION,
  MATERIAL,
  FORECAST;

  public boolean isFirm() {
    return this == BACKLOG || this == IMMEDIATE || this == FIRM;
  }
}
