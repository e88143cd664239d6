package weft.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockCommand.ReleaseBatch;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;
import weft.stock.StockPosting.Kept;
import weft.stock.StockRefusal.StockInOtherUnit;
import weft.stock.StockRefusal.TooManyHeld;

/**
 * Blocks the stock of a batch while a problem is open, and gives it back as it was. Several
 * problems hold a batch; the last that ends releases it.
 */
final class HoldEffect {
  private static final Duration AFTER_COUNT = Duration.ofMillis(1);

  private final PartStock stock;
  private Instant at;

  private HoldEffect(PartStock stock, Instant at) {
    this.stock = stock;
    this.at = at;
  }

  static List<StockEvent> held(PartStock stock, HoldBatch asked) {
    HeldBatch before = stock.held(asked.batch());
    if (before != null && before.causes().contains(asked.cause())) return List.of();
    if (before == null && stock.held().size() >= PartStock.MOST)
      throw new Refused(new TooManyHeld(PartStock.MOST));
    var effect = new HoldEffect(stock, asked.at());
    List<Portion> portions = new ArrayList<>();
    for (StockHolding it : stock.holdings()) {
      if (!isFree(it, asked.batch())) continue;
      effect.afterCounts(it.key());
      portions.add(portion(it.key(), it.quantity(), it.unit()).negated());
      portions.add(portion(blocked(it.key()), it.quantity(), it.unit()));
    }
    return List.of(
        new BatchHeld(
            asked.stock(),
            stock.next(),
            asked.batch(),
            asked.cause(),
            effect.at,
            effect.postings(portions)));
  }

  static List<StockEvent> released(PartStock stock, ReleaseBatch asked) {
    HeldBatch before = stock.held(asked.batch());
    if (before == null || !before.causes().contains(asked.cause())) return List.of();
    var effect = new HoldEffect(stock, asked.at());
    List<Portion> portions = new ArrayList<>();
    if (before.causes().size() == 1)
      for (StockHolding it : stock.holdings())
        if (isBlocked(it, asked.batch())) effect.give(it, before, portions);
    return List.of(
        new BatchReleased(
            asked.stock(),
            stock.next(),
            asked.batch(),
            asked.cause(),
            effect.at,
            effect.postings(portions)));
  }

  private static boolean isFree(StockHolding it, String batch) {
    return batch.equals(it.key().batch())
        && it.key().status() != StockStatus.BLOCKED
        && it.quantity().isPositive();
  }

  static boolean isBlocked(StockHolding it, String batch) {
    return batch.equals(it.key().batch())
        && it.key().status() == StockStatus.BLOCKED
        && it.quantity().isPositive();
  }

  /**
   * Gives blocked stock back. Goods that were blocked before the problem stay blocked. Stock under
   * inspection goes first, because it is the smaller promise. Goods that came while the batch was
   * held must be inspected.
   */
  private void give(StockHolding blocked, HeldBatch held, List<Portion> portions) {
    Quantity left = blocked.quantity().minus(was(held, blocked, StockStatus.BLOCKED));
    Quantity inspected = least(left, was(held, blocked, StockStatus.INSPECTION));
    Quantity usable = least(left.minus(inspected), was(held, blocked, StockStatus.USABLE));
    Quantity arrived = left.minus(inspected).minus(usable);
    move(blocked, StockStatus.INSPECTION, inspected.plus(arrived), portions);
    move(blocked, StockStatus.USABLE, usable, portions);
  }

  private void move(StockHolding from, StockStatus to, Quantity quantity, List<Portion> portions) {
    if (!quantity.isPositive()) return;
    StockKey key = in(from.key(), to);
    afterCounts(from.key());
    afterCounts(key);
    portions.add(portion(from.key(), quantity, from.unit()).negated());
    portions.add(portion(key, quantity, from.unit()));
  }

  private static Quantity was(HeldBatch held, StockHolding blocked, StockStatus status) {
    Quantity sum = Quantity.ZERO;
    for (Portion it : held.were())
      if (it.isOf(in(blocked.key(), status), blocked.unit())) sum = sum.plus(it.quantity());
    return sum;
  }

  private static Quantity least(Quantity one, Quantity other) {
    Quantity less = one.exceeds(other) ? other : one;
    return less.isPositive() ? less : Quantity.ZERO;
  }

  /** A count that already stands must not swallow the change. */
  private void afterCounts(StockKey key) {
    for (StockKey each : List.of(key, blocked(key))) {
      Instant counted = stock.holding(each).map(StockHolding::countedAt).orElse(null);
      if (counted != null && !at.isAfter(counted)) at = counted.plus(AFTER_COUNT);
    }
  }

  /** The postings in order; several on one key build upon each other. */
  private List<StockPosting> postings(List<Portion> portions) {
    List<StockPosting> all = new ArrayList<>();
    PartStock now = stock;
    for (Portion it : portions) {
      StockPosting posting = now.posting(it, at);
      if (posting.kept() == Kept.OTHER_UNIT)
        throw new Refused(
            new StockInOtherUnit(now.holding(it.key()).orElseThrow().unit(), it.unit()));
      all.add(posting);
      now = now.posted(posting);
    }
    return all;
  }

  private static Portion portion(StockKey key, Quantity quantity, String unit) {
    return new Portion(key, quantity, unit);
  }

  static StockKey blocked(StockKey it) {
    return in(it, StockStatus.BLOCKED);
  }

  private static StockKey in(StockKey it, StockStatus status) {
    return new StockKey(it.owner(), it.category(), status, it.batch(), it.place());
  }
}
