package weft.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a machine was active without waiting, by the active-period method: running, in set-up or
 * down. Unknown time ends an active period.
 *
 * @param average of all active periods; null where there was none
 * @param longest null where there was none
 * @param coverage the share of the period whose state is known
 * @param waits idle times between two running times
 */
public record ActivePeriods(
    @Nullable BigDecimal average,
    @Nullable BigDecimal longest,
    BigDecimal coverage,
    List<StateRun> waits) {
  private static final int DIGITS = 3;

  /** Computes it from all runs of a period, in order and within it. */
  public static ActivePeriods of(List<StateRun> runs, Instant from, Instant until) {
    List<BigDecimal> periods = new ArrayList<>();
    List<StateRun> waits = new ArrayList<>();
    BigDecimal known = BigDecimal.ZERO;
    Instant begin = null;
    Instant end = null;
    for (int i = 0; i < runs.size(); i++) {
      StateRun it = runs.get(i);
      Instant over = it.until() == null ? until : it.until();
      if (it.state() != MachineState.UNKNOWN) known = known.add(it.seconds(until));
      if (i > 0 && i + 1 < runs.size() && isWait(runs.get(i - 1), it, runs.get(i + 1)))
        waits.add(it);
      if (begin != null && end != null && !(it.isActive() && it.from().equals(end))) {
        periods.add(PlannedTime.seconds(begin, end));
        begin = null;
      }
      if (!it.isActive()) continue;
      if (begin == null) begin = it.from();
      end = over;
    }
    if (begin != null && end != null) periods.add(PlannedTime.seconds(begin, end));
    BigDecimal whole = PlannedTime.seconds(from, until);
    return new ActivePeriods(
        periods.isEmpty()
            ? null
            : periods.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(periods.size()), DIGITS, RoundingMode.HALF_UP),
        periods.stream().max(BigDecimal::compareTo).orElse(null),
        known.divide(whole, DIGITS, RoundingMode.HALF_UP),
        List.copyOf(waits));
  }

  private static boolean isWait(StateRun before, StateRun it, StateRun after) {
    return it.state() == MachineState.IDLE
        && before.state() == MachineState.RUNNING
        && after.state() == MachineState.RUNNING
        && it.from().equals(before.until())
        && after.from().equals(it.until());
  }
}
