package weft.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockRefusal.BatchIsHeld;
import weft.stock.StockRefusal.BelowZero;
import weft.stock.StockRefusal.CountNegative;
import weft.stock.StockRefusal.CountTooOld;

/**
 * The effect of a count on a part's stock. A count states the quantity at its moment and nothing
 * later.
 */
record CountEffect(PartStock stock, CountStock asked) {
  List<StockEvent> told() {
    if (asked.quantity().amount().signum() < 0) throw new Refused(new CountNegative());
    if (asked.quantity().isPositive() && stock.isHeld(asked.key()))
      throw new Refused(new BatchIsHeld(String.valueOf(asked.key().batch())));
    Optional<StockHolding> known = stock.holding(asked.key());
    Instant counted = known.map(StockHolding::countedAt).orElse(null);
    if (counted != null && asked.at().isBefore(counted)) return late(counted);
    Instant forgotten = stock.forgotten();
    if (forgotten != null && stock.isForgotten(asked.at()))
      throw new Refused(new CountTooOld(forgotten));
    Quantity since = stock.movedSince(asked.key(), asked.unit(), asked.at());
    Quantity stands = asked.quantity().plus(since);
    if (stands.amount().signum() < 0 && asked.reason() == null)
      throw new Refused(new BelowZero(asked.quantity(), since));
    return List.of(
        new StockCounted(
            asked.stock(),
            stock.next(),
            asked.key(),
            asked.quantity(),
            asked.unit(),
            asked.at(),
            stands,
            known
                .filter(it -> Units.isSame(it.unit(), asked.unit()))
                .map(StockHolding::quantity)
                .orElse(null),
            asked.document(),
            asked.reason(),
            null));
  }

  private List<StockEvent> late(Instant counted) {
    return List.of(
        new LateCountKept(
            asked.stock(),
            stock.next(),
            asked.key(),
            asked.quantity(),
            asked.unit(),
            asked.at(),
            counted,
            asked.document(),
            asked.reason(),
            null));
  }
}
