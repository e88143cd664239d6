package weft.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.machine.MachineCommand.BeginStop;
import weft.machine.MachineCommand.EndStop;
import weft.machine.MachineEvent.MachineStopBegun;
import weft.machine.MachineEvent.MachineStopEnded;
import weft.machine.MachineRefusal.NoSuchStop;
import weft.machine.MachineRefusal.StopEndsBeforeItBegins;
import weft.machine.MachineRefusal.StopsOverlap;

/**
 * The rules of a machine's stops. No two stops overlap.
 *
 * @param last number of stops so far
 * @param stops those that were not withdrawn and that late readings can still change
 */
public record RecentStops(int last, List<MachineStop> stops) {
  static final RecentStops NONE = new RecentStops(0, List.of());

  /** Far more than the stops of 24 hours, so that a late reading still finds its stop. */
  static final int MOST = 300;

  /** The stop that lasts; null while there is none. */
  public @Nullable MachineStop lasting() {
    return stops.stream().filter(it -> it.until() == null).findFirst().orElse(null);
  }

  Optional<MachineStop> stop(int n) {
    return stops.stream().filter(it -> it.n() == n).findFirst();
  }

  /** Whether the stop is so long ago that its data is no longer kept here. */
  boolean isForgotten(int n) {
    return n >= 1 && n <= last && stops.size() == MOST && n < stops.getFirst().n();
  }

  List<MachineEvent> begin(BeginStop asked) {
    Instant until = asked.until();
    if (until != null && !asked.from().isBefore(until))
      throw new Refused(new StopEndsBeforeItBegins(asked.from(), until));
    for (MachineStop it : stops) {
      if (it.from().equals(asked.from()) && it.state() == asked.state())
        return until == null ? List.of() : end(new EndStop(asked.machine(), it.n(), until));
      if (it.overlaps(asked.from(), until)) throw new Refused(new StopsOverlap(it.n()));
    }
    int n = last + 1;
    var begun = new MachineStopBegun(asked.machine(), n, asked.state(), asked.from());
    return until == null
        ? List.of(begun)
        : List.of(begun, new MachineStopEnded(asked.machine(), n, until));
  }

  List<MachineEvent> end(EndStop asked) {
    MachineStop stop = stop(asked.n()).orElseThrow(() -> new Refused(new NoSuchStop()));
    if (asked.until().equals(stop.until())) return List.of();
    if (!stop.from().isBefore(asked.until()))
      throw new Refused(new StopEndsBeforeItBegins(stop.from(), asked.until()));
    for (MachineStop it : stops)
      if (it.n() != asked.n() && it.overlaps(stop.from(), asked.until()))
        throw new Refused(new StopsOverlap(it.n()));
    return List.of(new MachineStopEnded(asked.machine(), asked.n(), asked.until()));
  }

  RecentStops begun(MachineStopBegun it) {
    List<MachineStop> all = new ArrayList<>(stops);
    all.add(new MachineStop(it.n(), it.state(), it.from(), null, 0));
    int first = Math.max(0, all.size() - MOST);
    return new RecentStops(it.n(), List.copyOf(all.subList(first, all.size())));
  }

  RecentStops ended(MachineStopEnded ended) {
    return new RecentStops(
        last,
        stops.stream().map(it -> it.n() == ended.n() ? it.until(ended.until()) : it).toList());
  }

  RecentStops caused(int n, long version) {
    return new RecentStops(
        last, stops.stream().map(it -> it.n() == n ? it.causedAt(version) : it).toList());
  }

  RecentStops without(int n) {
    return new RecentStops(last, stops.stream().filter(it -> it.n() != n).toList());
  }
}
