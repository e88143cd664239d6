package weft.stock;

import java.time.Instant;
import weft.event.Refusal;
import weft.measure.Quantity;

/** Why a count or movement was refused. */
public sealed interface StockRefusal extends Refusal {
  /** Nobody counts less than nothing. */
  record CountNegative() implements StockRefusal {}

  /** More moved since than is remembered; count again. */
  record CountTooOld(Instant since) implements StockRefusal {}

  record NothingMoved() implements StockRefusal {}

  /** Issue and scrap are negative, receipt and transfer positive. */
  record WrongSign(MovementKind kind) implements StockRefusal {}

  record TransferNamesNoTarget() implements StockRefusal {}

  /** Only a transfer goes anywhere. */
  record TargetOfNoTransfer() implements StockRefusal {}

  record TransferToItself() implements StockRefusal {}

  /** It would stand below zero, and nobody said why. */
  record BelowZero(Quantity stands, Quantity moved) implements StockRefusal {}

  /** What is there is kept in another unit; units are never added. */
  record StockInOtherUnit(String known, String stated) implements StockRefusal {}

  /** The document was booked with another quantity of the same goods. */
  record DocumentSaysOtherwise(String document, Quantity says, Quantity moved)
      implements StockRefusal {}

  /**
   * There is no such movement, it was reversed already, it is too long ago, or a document of its
   * own stands behind it.
   */
  record NotReversible(long movement) implements StockRefusal {}

  record ReversalWithoutReason() implements StockRefusal {}
}
