package weft.machine.reading;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineState;

/**
 * A time in one state that crosses no multiple of five minutes.
 *
 * @param until not included
 * @param uncertain whether the gateway marked a reading behind it as uncertain
 * @param parts pieces of the readings that end here; null where nothing counted any
 */
public record MachineInterval(
    Instant from,
    Instant until,
    MachineState state,
    boolean uncertain,
    @Nullable BigDecimal parts,
    @Nullable BigDecimal good,
    @Nullable BigDecimal kWh) {
  /** An interval ends at each multiple of this, so that shifts begin where intervals do. */
  public static final int CUT_SECONDS = 300;

  /** The last cut at or before the moment. */
  public static Instant cut(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), CUT_SECONDS) * CUT_SECONDS);
  }

  /** The first cut after the moment. */
  public static Instant cutAfter(Instant at) {
    return cut(at).plusSeconds(CUT_SECONDS);
  }

  /** Whether the next interval continues this one. */
  public boolean goesOnAs(MachineInterval next) {
    return until.equals(next.from)
        && state == next.state
        && uncertain == next.uncertain
        && cut(from).equals(cut(next.from));
  }

  /** Joins both intervals into one. */
  public MachineInterval and(MachineInterval next) {
    return new MachineInterval(
        from,
        next.until,
        state,
        uncertain,
        sum(parts, next.parts),
        sum(good, next.good),
        sum(kWh, next.kWh));
  }

  /** Adds two numbers. Null means that nothing was counted; the sum is null only if both are. */
  static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null) return other;
    return other == null ? one : one.add(other);
  }
}
