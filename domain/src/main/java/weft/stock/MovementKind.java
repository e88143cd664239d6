package weft.stock;

/** Why stock moves. */
public enum MovementKind {
  RECEIPT,
  ISSUE,
  SCRAP,
  /** To another place, status, batch, category or owner; the sum stays. */
  TRANSFER,
  ADJUSTMENT,
  /** Into stock at whom the goods came back to, out of it at who sent them back. */
  RETURN;

  /** Whether it takes from stock: its quantity is negative. */
  boolean takes() {
    return this == ISSUE || this == SCRAP;
  }

  /** Whether its quantity may have either sign. */
  boolean goesBothWays() {
    return this == ADJUSTMENT || this == RETURN;
  }
}
