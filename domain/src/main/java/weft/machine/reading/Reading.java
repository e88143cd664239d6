package weft.machine.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineState;

/**
 * One reading of a machine. Its state holds from {@code at} on; its numbers belong to the time that
 * ends there.
 *
 * @param seq the gateway's number of it, which counts once for the machine
 * @param parts pieces since the reading before; null where a counter or nothing counts them
 * @param counter pieces since the counter began; null where none is read
 * @param good the good pieces among those since the reading before; null where nobody tells
 * @param kWh energy since the reading before; null where a meter or nothing measures it
 * @param meter energy in kWh since the meter began; null where none is read
 * @param meterOffset kWh to add to the meter so that it goes on from the meters that it replaced;
 *     null where it replaced none
 * @param counterReset whether the counter began again, so that its value is a new beginning
 * @param meterReset whether the meter began again or was replaced
 * @param fault null while there is none
 * @param reportEverySeconds how often the machine was to report when the reading came
 */
public record Reading(
    long seq,
    Instant at,
    MachineState state,
    @Nullable BigDecimal parts,
    @Nullable BigDecimal counter,
    @Nullable BigDecimal good,
    @Nullable BigDecimal kWh,
    @Nullable BigDecimal meter,
    @Nullable BigDecimal meterOffset,
    ReadingQuality quality,
    boolean counterReset,
    boolean meterReset,
    @Nullable String fault,
    int reportEverySeconds) {
  /** Orders readings by time, and those of one moment by number. */
  public static final Comparator<Reading> IN_ORDER =
      Comparator.comparing(Reading::at).thenComparingLong(Reading::seq);

  /** After a longer silence than this the state is not known. */
  static final int SILENT_AFTER_REPORTS = 3;

  public boolean isBefore(Reading other) {
    return IN_ORDER.compare(this, other) < 0;
  }

  /** The state that holds after it. */
  public MachineState holds() {
    return quality == ReadingQuality.BAD ? MachineState.UNKNOWN : state;
  }

  boolean isUncertain() {
    return quality == ReadingQuality.UNCERTAIN;
  }

  /** The moment at which its state ends if a longer silence follows. */
  public Instant holdsUntil() {
    return at.plusSeconds(reportEverySeconds);
  }

  /** A next reading up to this moment extends its state until then. */
  public Instant silentAfter() {
    return at.plusSeconds((long) SILENT_AFTER_REPORTS * reportEverySeconds);
  }

  /** The state of the machine now, if this is its latest reading. */
  public MachineState stateAt(Instant now) {
    return now.isAfter(silentAfter()) ? MachineState.UNKNOWN : holds();
  }

  /**
   * This reading, with earlier values of counter and meter where it has none of its own.
   *
   * @param counted the reading before with the counter's value; null where there is none
   * @param metered the reading before with the meter's value; null where there is none
   */
  public Reading carrying(@Nullable Reading counted, @Nullable Reading metered) {
    boolean bad = quality == ReadingQuality.BAD;
    boolean noMeter = meter == null || bad;
    return new Reading(
        seq,
        at,
        state,
        parts,
        counter == null || bad ? counted == null ? null : counted.counter : counter,
        good,
        kWh,
        noMeter ? metered == null ? null : metered.meter : meter,
        noMeter ? metered == null ? null : metered.meterOffset : meterOffset,
        quality,
        counterReset,
        meterReset,
        fault,
        reportEverySeconds);
  }

  /** The same reading after replacements of the meter were stated. */
  public Reading withMeterOffset(@Nullable BigDecimal offset) {
    return new Reading(
        seq,
        at,
        state,
        parts,
        counter,
        good,
        kWh,
        meter,
        offset,
        quality,
        counterReset,
        meterReset,
        fault,
        reportEverySeconds);
  }

  /** Whether a replacement of the meter was stated between both meters' values. */
  boolean isMeterReplacedSince(Reading earlier) {
    return meter != null && earlier.meter != null && offset().compareTo(earlier.offset()) != 0;
  }

  /** The energy between both meters' values, also across replacements. */
  @Nullable BigDecimal energySince(Reading earlier) {
    return meter == null || earlier.meter == null
        ? null
        : meter.add(offset()).subtract(earlier.meter.add(earlier.offset()));
  }

  private BigDecimal offset() {
    return meterOffset == null ? BigDecimal.ZERO : meterOffset;
  }

  /** The intervals from this latest reading until now, not cut at five minutes. */
  public List<MachineInterval> upTo(Instant now) {
    if (!at.isBefore(now)) return List.of();
    if (!now.isAfter(silentAfter())) return List.of(interval(at, now, holds()));
    Instant end = holdsUntil();
    return List.of(interval(at, end, holds()), interval(end, now, MachineState.UNKNOWN));
  }

  private MachineInterval interval(Instant from, Instant until, MachineState held) {
    boolean unsure = held != MachineState.UNKNOWN && isUncertain();
    return new MachineInterval(from, until, held, unsure, null, null, null);
  }
}
