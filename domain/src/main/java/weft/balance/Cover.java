package weft.balance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Computes how long a stock covers the following demand with no further inflow: days of supply as
 * in Catena-X CX-0157 (docs/planning/balance.md). Built once from the demand of a horizon; each
 * query takes logarithmic time.
 */
final class Cover {
  /** Hundredths of a day, rounded down, so that the cover is never overstated. */
  private static final int DECIMALS = 2;

  /** Cumulative demand of the first n days. */
  private final BigDecimal[] demand;

  /** Number of counted days among the first n days. */
  private final int[] counted;

  /**
   * Sums the demand up.
   *
   * @param demand of each day, zero or more
   * @param counts whether a day counts as a day of supply; its demand counts either way
   */
  Cover(BigDecimal[] demand, boolean[] counts) {
    this.demand = new BigDecimal[demand.length + 1];
    counted = new int[demand.length + 1];
    this.demand[0] = BigDecimal.ZERO;
    for (int i = 0; i < demand.length; i++) {
      this.demand[i + 1] = this.demand[i].add(demand[i]);
      counted[i + 1] = counted[i] + (counts[i] ? 1 : 0);
    }
  }

  /** Creates a cover that counts every day. */
  static Cover byCalendar(BigDecimal... demand) {
    boolean[] counts = new boolean[demand.length];
    Arrays.fill(counts, true);
    return new Cover(demand, counts);
  }

  /**
   * A cover.
   *
   * @param days days of supply
   * @param atLeast whether the known demand ended before the stock did
   */
  record Days(BigDecimal days, boolean atLeast) {}

  /**
   * Returns how long the stock lasts if the demand of {@code day} is consumed first; 0 is the first
   * day.
   */
  Days from(int day, BigDecimal stock) {
    if (stock.signum() <= 0) return new Days(BigDecimal.ZERO, false);
    BigDecimal lasts = demand[day].add(stock);
    int covered = lastWithin(lasts, day);
    BigDecimal whole = BigDecimal.valueOf(counted[covered] - counted[day]);
    if (covered == demand.length - 1) return new Days(whole, true);
    if (counted[covered + 1] == counted[covered]) return new Days(whole, false);
    BigDecimal wanted = demand[covered + 1].subtract(demand[covered]);
    BigDecimal part = lasts.subtract(demand[covered]).divide(wanted, DECIMALS, RoundingMode.DOWN);
    return new Days(plain(whole.add(part)), false);
  }

  /**
   * The demand of a number of counted days. A fraction of a day takes that fraction of its demand.
   *
   * @param whole false if the horizon ends earlier, so that the demand is a lower bound
   */
  record Needed(BigDecimal demand, boolean whole) {}

  Needed needed(int day, BigDecimal days) {
    int whole = days.intValue();
    BigDecimal part = days.subtract(BigDecimal.valueOf(whole));
    int end = firstWith(counted[day] + whole, day);
    if (end < 0) return new Needed(demand[demand.length - 1].subtract(demand[day]), false);
    BigDecimal sum = demand[end].subtract(demand[day]);
    if (part.signum() == 0) return new Needed(sum, true);
    int next = firstWith(counted[end] + 1, end);
    if (next < 0) return new Needed(sum, false);
    return new Needed(sum.add(demand[next].subtract(demand[end]).multiply(part)), true);
  }

  /** Returns the largest number of first days whose demand does not exceed {@code most}. */
  private int lastWithin(BigDecimal most, int from) {
    int low = from;
    int high = demand.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (demand[middle].compareTo(most) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * Returns the smallest number of first days that contain {@code count} counted days; -1 if the
   * horizon has fewer.
   */
  private int firstWith(int count, int from) {
    int low = from;
    int high = counted.length - 1;
    if (counted[high] < count) return -1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (counted[middle] >= count) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
