package weft.api.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.measure.Quantity;
import weft.projections.balance.PartBalance;

/**
 * A part's stock over the horizon, in as few numbers as a small chart in a list needs.
 *
 * @param days the number of days that each number covers, the first from today on; the last may
 *     cover fewer
 * @param lowest the lowest stock at the end of any of these days, so that no shortfall is hidden
 * @param minimum the agreed minimum at the end of the last of them; null where none is agreed, a
 *     single number is null where the horizon ends too early to compute it
 * @param maximum likewise the agreed maximum
 */
record StockCourse(
    int days,
    List<Quantity> lowest,
    @Nullable List<@Nullable Quantity> minimum,
    @Nullable List<@Nullable Quantity> maximum) {
  private static final int WEEK = 7;

  /** Null where demand is not shared, because the course of the stock is then unknown. */
  static @Nullable StockCourse of(PartBalance balance) {
    List<BalanceRow> rows = balance.rows();
    List<Quantity> lowest = new ArrayList<>();
    List<@Nullable Quantity> minimum = new ArrayList<>();
    List<@Nullable Quantity> maximum = new ArrayList<>();
    for (int first = 0; first < rows.size(); first += WEEK) {
      int last = Math.min(first + WEEK, rows.size()) - 1;
      Quantity least = null;
      for (int i = first; i <= last; i++) {
        Quantity closing = rows.get(i).closing();
        if (closing == null) return null;
        if (least == null || least.exceeds(closing)) least = closing;
      }
      if (least != null) lowest.add(least);
      minimum.add(rows.get(last).minimum());
      maximum.add(rows.get(last).maximum());
    }
    return new StockCourse(WEEK, lowest, told(minimum), told(maximum));
  }

  private static @Nullable List<@Nullable Quantity> told(List<@Nullable Quantity> bounds) {
    for (Quantity it : bounds) if (it != null) return bounds;
    return null;
  }
}
