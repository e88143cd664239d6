package weft.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit.Converted;
import weft.stock.StockCommand.BookDocument;

/**
 * A receipt of one key that states its quantity anew. Only the difference is booked, because the
 * goods may have moved on since: what is too much is taken from where goods of the batch are now.
 */
final class CorrectedReceipt {
  private static final List<StockStatus> TAKEN_FROM =
      List.of(StockStatus.INSPECTION, StockStatus.USABLE, StockStatus.BLOCKED);

  private final PartStock stock;
  private final BookDocument asked;
  private final Instant at;
  private final Booking before;
  private final StockKey key;

  private CorrectedReceipt(
      PartStock stock, BookDocument asked, Instant at, Booking before, StockKey key) {
    this.stock = stock;
    this.asked = asked;
    this.at = at;
    this.before = before;
    this.key = key;
  }

  /** The correction; empty where the document moves other goods than before. */
  static Optional<CorrectedReceipt> of(
      PartStock stock, BookDocument asked, Instant at, @Nullable Booking before) {
    if (before == null || asked.kind().takes() || !before.notMoved().isEmpty())
      return Optional.empty();
    if (asked.lines().size() > 1 || before.says().size() > 1) return Optional.empty();
    return Stream.concat(asked.lines().stream(), before.says().stream())
        .map(Portion::key)
        .reduce((one, other) -> one)
        .filter(key -> asked.lines().stream().allMatch(it -> it.key().equals(key)))
        .filter(key -> before.says().stream().allMatch(it -> it.key().equals(key)))
        .map(key -> new CorrectedReceipt(stock, asked, at, before, key));
  }

  /** The quantity that the document stated until now. */
  List<Portion> stated() {
    return before.says();
  }

  /**
   * The changes, signed; null where units differ and no exact conversion is agreed.
   *
   * @param wanted what the document moves from now on
   */
  @Nullable List<Portion> changes(Quantity wanted, String in) {
    String unit = before.portions().isEmpty() ? in : before.portions().getFirst().unit();
    if (before.portions().stream().anyMatch(it -> !Units.isSame(it.unit(), unit))) return null;
    Quantity now = converted(wanted, in, unit);
    if (now == null) return null;
    Quantity more = now;
    for (Portion it : before.portions()) more = more.minus(it.quantity());
    List<Portion> changes =
        more.isPositive()
            ? List.of(new Portion(stock.arrivingAt(key), more, unit))
            : taken(Quantity.ZERO.minus(more), unit);
    return changes.stream().allMatch(this::isInItsUnit) ? changes : null;
  }

  private @Nullable Quantity converted(Quantity quantity, String from, String to) {
    if (Units.isSame(from, to)) return quantity;
    if (asked.units() == null) return null;
    return asked
        .units()
        .convertRounded(quantity, from, to)
        .filter(it -> !it.rounded())
        .map(Converted::quantity)
        .orElse(null);
  }

  private boolean isInItsUnit(Portion it) {
    return stock.holding(it.key()).map(held -> Units.isSame(held.unit(), it.unit())).orElse(true);
  }

  /** A count after the receipt is right already, so nothing more is taken from its key. */
  private List<Portion> taken(Quantity quantity, String unit) {
    List<Portion> all = new ArrayList<>();
    Quantity left = quantity;
    StockKey beyond = stock.arrivingAt(key);
    for (StockHolding it : holdings(unit)) {
      if (!left.isPositive()) break;
      if (it.isCountedSince(at)) {
        beyond = it.key();
        continue;
      }
      Quantity part = left.exceeds(it.quantity()) ? it.quantity() : left;
      all.add(new Portion(it.key(), part, unit).negated());
      left = left.minus(part);
    }
    if (left.isPositive()) DocumentPortions.add(all, new Portion(beyond, left, unit).negated());
    return all;
  }

  private List<StockHolding> holdings(String unit) {
    return stock.holdings().stream()
        .filter(it -> it.quantity().isPositive() && Units.isSame(it.unit(), unit))
        .filter(it -> it.key().isOfSameGoods(key))
        .sorted(
            Comparator.comparingInt((StockHolding it) -> TAKEN_FROM.indexOf(it.key().status()))
                .thenComparing(StockHolding::key))
        .toList();
  }
}
