package weft.api.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.BalanceRow;
import weft.measure.Quantity;
import weft.projections.balance.PartBalance;

/**
 * How a part's stock goes over the horizon, in as few numbers as a small picture in a list needs.
 *
 * @param days each number stands for so many days, the first from today on; the last may be fewer
 * @param lowest the lowest stock at the end of a day among them, so that no shortfall is hidden
 * @param minimum what the agreed range asks for at the end of the last of them; null where none is
 *     agreed, one number is null where the horizon ends before it can be told
 * @param maximum likewise the most
 */
record StockCourse(
    int days,
    List<Quantity> lowest,
    @Nullable List<@Nullable Quantity> minimum,
    @Nullable List<@Nullable Quantity> maximum) {
  private static final int WEEK = 7;

  /** Null where demand is not shared: then nobody knows how stock goes. */
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
