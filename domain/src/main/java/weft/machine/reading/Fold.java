package weft.machine.reading;

import java.math.BigDecimal;
import java.time.Duration;
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
  /** The middle of a longer silence has no intervals; time without one is unknown. */
  static final Duration LONGEST_WHOLE_SILENCE = Duration.ofHours(24);

  private static final String FELL = "counter-fell";
  private static final String CONTRADICTS = "meter-contradicts";

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

  /**
   * Returns the code that says why one reading cannot follow the other; null where it can.
   *
   * <p>A counter or meter that falls needs a reset. If a replacement of the meter was stated in
   * between, the meter must have fallen or been reset, and the old meter's last value must not be
   * below the earlier reading. Otherwise the statement and the readings contradict each other, and
   * the energy is not known.
   */
  public static @Nullable String misfit(Reading earlier, Reading later) {
    if (later.quality() == ReadingQuality.BAD) return null;
    if (fell(earlier.counter(), later.counter(), later.counterReset())) return FELL;
    if (!later.isMeterReplacedSince(earlier))
      return fell(earlier.meter(), later.meter(), later.meterReset()) ? FELL : null;
    BigDecimal energy = later.energySince(earlier);
    boolean shows = later.meterReset() || fell(earlier.meter(), later.meter(), false);
    return shows && energy != null && energy.signum() >= 0 ? null : CONTRADICTS;
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
      silence(last.holdsUntil(), next.at());
    } else pieces(begin, next.at(), last.holds(), last.isUncertain());
    if (parts != null || good != null || kWh != null) count(next, parts, good, kWh);
    if (kWh != null) energy.add(begin, next.at(), kWh, silent);
    before = next.carrying(last, last);
  }

  /**
   * Adds unknown time. A long silence, such as holidays, gets intervals only up to the first cut
   * and from the last one.
   */
  private void silence(Instant from, Instant until) {
    Instant first = MachineInterval.cutAfter(from);
    Instant last = MachineInterval.cut(until.minusNanos(1000));
    if (!first.plus(LONGEST_WHOLE_SILENCE).isBefore(last)) {
      pieces(from, until, MachineState.UNKNOWN, false);
      return;
    }
    pieces(from, first, MachineState.UNKNOWN, false);
    pieces(last, until, MachineState.UNKNOWN, false);
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
    if (last == null || (next.meterReset() && !next.isMeterReplacedSince(last))) return null;
    return next.energySince(last);
  }

  /** A value after a reset is a new beginning: nobody knows what was counted before it. */
  private static @Nullable BigDecimal difference(
      @Nullable BigDecimal last, @Nullable BigDecimal next, boolean reset) {
    return reset || last == null || next == null ? null : next.subtract(last);
  }
}
