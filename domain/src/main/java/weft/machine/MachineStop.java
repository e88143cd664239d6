package weft.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uninterrupted time down, idle or unknown, for which people state a cause.
 *
 * @param n counted from 1 for each machine, in the order in which the hub reported them
 * @param until null while it lasts
 * @param causedAt the version of the machine at which its cause was last stated; 0 before
 */
public record MachineStop(
    int n, MachineState state, Instant from, @Nullable Instant until, long causedAt) {
  boolean overlaps(Instant begin, @Nullable Instant end) {
    return (end == null || from.isBefore(end)) && (until == null || begin.isBefore(until));
  }

  MachineStop until(Instant end) {
    return new MachineStop(n, state, from, end, causedAt);
  }

  MachineStop causedAt(long version) {
    return new MachineStop(n, state, from, until, version);
  }
}
