package weft.machine;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uninterrupted time of a machine in one state.
 *
 * @param until null while it lasts
 */
public record StateRun(MachineState state, Instant from, @Nullable Instant until) {
  /** Its length so far. */
  public BigDecimal seconds(Instant now) {
    return PlannedTime.seconds(from, until == null ? now : until);
  }

  /** Whether the time is active by the active-period method: the machine waits for no other one. */
  boolean isActive() {
    return state == MachineState.RUNNING
        || state == MachineState.SETUP
        || state == MachineState.DOWN;
  }
}
