package weft.machine.reading;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineState;

/**
 * A time in one state, within one five minutes of the clock.
 *
 * @param until not included
 * @param uncertain whether the gateway did not fully trust the readings that say so
 * @param parts pieces of the readings whose time ends here; null where nothing counted any
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

  /** The cut after it. */
  public static Instant cutAfter(Instant at) {
    return cut(at).plusSeconds(CUT_SECONDS);
  }

  /** Whether the next one goes on with it. */
  public boolean goesOnAs(MachineInterval next) {
    return until.equals(next.from)
        && state == next.state
        && uncertain == next.uncertain
        && cut(from).equals(cut(next.from));
  }

  /** Both as one. */
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

  /** Null is what nothing counted; it adds nothing to what something counted. */
  static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null) return other;
    return other == null ? one : one.add(other);
  }
}
