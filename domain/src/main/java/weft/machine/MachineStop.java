package weft.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted time in a state that calls for a cause.
 *
 * @param n counted from 1 for each machine, in the order in which the hub told of them
 * @param until null while it lasts
 */
public record MachineStop(int n, MachineState state, Instant from, @Nullable Instant until) {
  boolean overlaps(Instant begin, @Nullable Instant end) {
    return (end == null || from.isBefore(end)) && (until == null || begin.isBefore(until));
  }

  MachineStop until(Instant end) {
    return new MachineStop(n, state, from, end);
  }
}
