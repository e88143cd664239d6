package weft.projections.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.stock.StockPosting;

/**
 * Goods that moved but are not in a key's quantity, because no conversion to its unit is agreed.
 *
 * @param quantity positive for goods received, negative for goods issued
 * @param at when the last of them moved; a count at that moment or later includes them
 */
public record NotMoved(Quantity quantity, String unit, Instant at) {
  /** More units are not listed; the key's stock is then known to be incomplete anyway. */
  private static final int MOST_UNITS = 10;

  static @Nullable List<NotMoved> with(
      @Nullable List<NotMoved> before, StockPosting more, Instant moment) {
    List<NotMoved> all = new ArrayList<>(before == null ? List.of() : before);
    Quantity sum = more.quantity();
    Instant last = moment;
    for (NotMoved it : all) {
      if (!Units.isSame(it.unit, more.unit())) continue;
      sum = sum.plus(it.quantity);
      last = it.at.isAfter(moment) ? it.at : moment;
    }
    all.removeIf(it -> Units.isSame(it.unit, more.unit()));
    if (sum.amount().signum() != 0 && all.size() < MOST_UNITS)
      all.add(new NotMoved(sum, more.unit(), last));
    return all.isEmpty() ? null : List.copyOf(all);
  }

  /** The goods that a count at that moment does not include. */
  static @Nullable List<NotMoved> after(@Nullable List<NotMoved> before, Instant counted) {
    if (before == null) return null;
    List<NotMoved> left = before.stream().filter(it -> it.at.isAfter(counted)).toList();
    return left.isEmpty() ? null : left;
  }
}
