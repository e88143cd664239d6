package weft.machine.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineState;

/**
 * Folds readings into intervals and quarter hours. The result depends on the set of readings alone,
 * and not on the order in which they came or on how many came together.
 *
 * <p>The state of a reading holds until the next one, if that comes within three times the time in
 * which the machine was to report; otherwise it holds for that time once, and is unknown until the
 * next reading.
 */
public final class Fold {
  private final List<MachineInterval> intervals = new ArrayList<>();
  private final EnergySpread energy = new EnergySpread();
  private @Nullable Reading before;

  private Fold(@Nullable Reading before) {
    this.before = before;
  }

  /**
   * The result of folding some readings.
   *
   * @param last the last reading, with the values that the counters then had
   */
  public record Folded(
      List<MachineInterval> intervals, List<EnergyQuarter> quarters, @Nullable Reading last) {}

  /**
   * Folds readings that follow one.
   *
   * @param before the reading before the first one, with the values that the counters then had;
   *     null where there was none
   * @param readings in order
   */
  public static Folded of(@Nullable Reading before, List<Reading> readings) {
    var fold = new Fold(before);
    readings.forEach(fold::add);
    return new Folded(
        List.copyOf(fold.intervals), List.copyOf(fold.energy.quarters().values()), fold.before);
  }

  /** Whether a counter or meter of the later reading is below the one that the earlier one had. */
  public static boolean fell(Reading earlier, Reading later) {
    return later.quality() != ReadingQuality.BAD
        && (fell(earlier.counter(), later.counter(), later.counterReset())
            || fell(earlier.meter(), later.meter(), later.meterReset()));
  }

  private static boolean fell(
      @Nullable BigDecimal earlier, @Nullable BigDecimal later, boolean reset) {
    return !reset && earlier != null && later != null && later.compareTo(earlier) < 0;
  }

  private void add(Reading next) {
    Reading last = before;
    boolean bad = next.quality() == ReadingQuality.BAD;
    BigDecimal parts = bad ? null : parts(last, next);
    BigDecimal good = bad ? null : next.good();
    BigDecimal kWh = bad ? null : kWh(last, next);
    Instant begin = last == null ? next.at().minusSeconds(next.reportEverySeconds()) : last.at();
    boolean silent = last == null || next.at().isAfter(last.silentAfter());
    if (last == null) {
      // The state before the first reading is unknown, but the reading's numbers count.
      if (parts != null || good != null || kWh != null)
        pieces(begin, next.at(), MachineState.UNKNOWN, false);
    } else if (silent) {
      pieces(begin, last.holdsUntil(), last.holds(), last.isUncertain());
      pieces(last.holdsUntil(), next.at(), MachineState.UNKNOWN, false);
    } else pieces(begin, next.at(), last.holds(), last.isUncertain());
    if (parts != null || good != null || kWh != null) count(next, parts, good, kWh);
    if (kWh != null) energy.add(begin, next.at(), kWh, silent);
    before =
        next.carrying(last == null ? null : last.counter(), last == null ? null : last.meter());
  }

  private void pieces(Instant from, Instant until, MachineState state, boolean uncertain) {
    for (Instant at = from; at.isBefore(until); ) {
      Instant cut = MachineInterval.cutAfter(at);
      Instant end = cut.isBefore(until) ? cut : until;
      put(new MachineInterval(at, end, state, uncertain, null, null, null));
      at = end;
    }
  }

  private void put(MachineInterval next) {
    if (!intervals.isEmpty() && intervals.getLast().goesOnAs(next))
      intervals.set(intervals.size() - 1, intervals.getLast().and(next));
    else intervals.add(next);
  }

  /** Counts numbers in the interval that ends with the reading. */
  private void count(
      Reading next,
      @Nullable BigDecimal parts,
      @Nullable BigDecimal good,
      @Nullable BigDecimal kWh) {
    Instant at = next.at();
    if (intervals.isEmpty()) // the second of two first readings at one moment
    pieces(at.minusSeconds(next.reportEverySeconds()), at, MachineState.UNKNOWN, false);
    var counted = new MachineInterval(at, at, MachineState.UNKNOWN, false, parts, good, kWh);
    intervals.set(intervals.size() - 1, intervals.getLast().and(counted));
  }

  private static @Nullable BigDecimal parts(@Nullable Reading last, Reading next) {
    if (next.parts() != null) return next.parts();
    return difference(last == null ? null : last.counter(), next.counter(), next.counterReset());
  }

  private static @Nullable BigDecimal kWh(@Nullable Reading last, Reading next) {
    if (next.kWh() != null) return next.kWh();
    return difference(last == null ? null : last.meter(), next.meter(), next.meterReset());
  }

  /** A value after a reset is a new beginning: nobody knows what was counted before it. */
  private static @Nullable BigDecimal difference(
      @Nullable BigDecimal last, @Nullable BigDecimal next, boolean reset) {
    return reset || last == null || next == null ? null : next.subtract(last);
  }
}
