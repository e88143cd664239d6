package weft.machine.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spreads energy evenly over the quarter hours that its time crosses. Each share is rounded to a
 * billionth, and the last one takes the rest, so that the sum is the energy itself.
 */
final class EnergySpread {
  private static final int DIGITS = 9;

  /** Energy of a longer time is spread over the end of it, so that its rows are bounded. */
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Map<Instant, EnergyQuarter> quarters = new TreeMap<>();

  Map<Instant, EnergyQuarter> quarters() {
    return quarters;
  }

  /** Adds the energy of a time. Silent time does not count as covered. */
  void add(Instant from, Instant until, BigDecimal kWh, boolean silent) {
    if (!from.isBefore(until)) {
      // A moment ends the quarter hour before it.
      put(EnergyQuarter.begin(until.minusNanos(1)), kWh, 0);
      return;
    }
    Instant begin = until.minus(LONGEST);
    if (begin.isBefore(from)) begin = from;
    BigDecimal whole = micros(begin, until);
    BigDecimal rest = kWh;
    for (Instant at = begin; at.isBefore(until); ) {
      Instant quarter = EnergyQuarter.begin(at);
      Instant end = EnergyQuarter.end(quarter);
      boolean last = !end.isBefore(until);
      if (last) end = until;
      BigDecimal share =
          last ? rest : kWh.multiply(micros(at, end)).divide(whole, DIGITS, RoundingMode.HALF_UP);
      rest = rest.subtract(share);
      int seconds = silent ? 0 : (int) (end.getEpochSecond() - at.getEpochSecond());
      put(quarter, share, seconds);
      at = end;
    }
  }

  private void put(Instant begin, BigDecimal kWh, int seconds) {
    quarters.merge(begin, new EnergyQuarter(begin, kWh, seconds), EnergyQuarter::and);
  }

  private static BigDecimal micros(Instant from, Instant until) {
    return BigDecimal.valueOf(Duration.between(from, until).toNanos() / 1000);
  }
}
