package weft.projections.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.energy.MeterReplacement;
import weft.machine.reading.EnergyQuarter;
import weft.machine.reading.Fold;
import weft.machine.reading.Fold.Folded;
import weft.machine.reading.MachineInterval;
import weft.machine.reading.Reading;

/**
 * Folds a stretch of a machine's readings anew because some came late. It begins at the cut before
 * the reading that precedes them, and ends at the cut after the last reading that they can change.
 */
final class LateReadings {
  /**
   * Older readings are not read: they may be dropped at any time. The anchor has the last of them.
   */
  static final Duration KEPT = Duration.ofHours(30);

  private static final String ANY = "true";
  private static final String COUNTED = "counter is not null and quality <> 'bad'";
  private static final String METERED = "meter is not null and quality <> 'bad'";

  private final ReadingTables tables;
  private final LiveMachine live;
  private final Instant now;

  /** The readings before and after the change, and the stretch of time that they decide. */
  record Mended(
      List<Reading> taken,
      Map<Integer, String> refused,
      Instant from,
      Instant until,
      List<MachineInterval> intervals,
      List<EnergyQuarter> change,
      @Nullable Reading last) {}

  LateReadings(ReadingTables tables, LiveMachine live, Instant now) {
    this.tables = tables;
    this.live = live;
    this.now = now;
  }

  /**
   * Returns the change that the late readings make.
   *
   * @param late in order; those whose counter or meter does not fit between its neighbours are
   *     refused, by their place in this list
   */
  Mended mend(List<Reading> late) {
    Instant first = late.getFirst().at();
    Reading prev = before(first.minusNanos(1000));
    Instant from =
        MachineInterval.cut(
            (prev == null ? first.minusSeconds(late.getFirst().reportEverySeconds()) : prev.at())
                .minusNanos(1000));
    Instant until = reach(late.getLast().at());
    Reading anchored = before(from);
    List<Reading> old = new ArrayList<>(tables.readings(live.no(), from, until));
    Reading beyond = tables.next(live.no(), until, now, ANY);
    if (beyond != null) old.add(beyond);
    Map<Integer, String> refused = new TreeMap<>();
    List<Reading> all = merged(anchored, old, late, refused);
    Folded before = Fold.of(anchored, old);
    Folded after = Fold.of(anchored, all);
    List<Reading> taken = new ArrayList<>();
    for (int i = 0; i < late.size(); i++) if (!refused.containsKey(i)) taken.add(late.get(i));
    List<EnergyQuarter> change = new ArrayList<>(after.quarters());
    before.quarters().forEach(it -> change.add(it.negated()));
    return new Mended(
        taken,
        refused,
        from,
        until,
        after.intervals().stream()
            .filter(it -> !it.from().isBefore(from) && it.from().isBefore(until))
            .toList(),
        change,
        beyond == null ? after.last() : null);
  }

  /** The cut after the last reading whose differences the late ones can change. */
  private Instant reach(Instant last) {
    Instant reach = last;
    for (String it : List.of(ANY, COUNTED, METERED)) {
      Reading next = tables.next(live.no(), last, now, it);
      if (next != null && next.at().isAfter(reach)) reach = next.at();
    }
    return MachineInterval.cutAfter(reach.minusNanos(1000));
  }

  /** The last reading at or before a moment, with the values that counters then had. */
  private @Nullable Reading before(Instant at) {
    Reading anchor = live.anchor();
    Instant oldest = now.minus(KEPT);
    if (anchor != null && anchor.at().isAfter(oldest)) oldest = anchor.at();
    Reading last = tables.last(live.no(), at, oldest, ANY);
    if (last == null) return anchor == null || anchor.at().isAfter(at) ? null : anchor;
    Reading counted = tables.last(live.no(), at, oldest, COUNTED);
    Reading metered = tables.last(live.no(), at, oldest, METERED);
    return last.carrying(counted == null ? anchor : counted, metered == null ? anchor : metered);
  }

  private List<Reading> merged(
      @Nullable Reading anchored,
      List<Reading> old,
      List<Reading> late,
      Map<Integer, String> refused) {
    while (true) {
      List<Reading> all = new ArrayList<>(old);
      for (int i = 0; i < late.size(); i++) if (!refused.containsKey(i)) all.add(late.get(i));
      all.sort(Comparator.comparing((Reading it) -> it, Reading.IN_ORDER));
      Unfit unfit = unfit(anchored, all, late);
      if (unfit == null) return all;
      refused.put(unfit.place, unfit.code);
    }
  }

  private record Unfit(int place, String code) {}

  /** The first late reading that does not fit, by its place; null where all fit. */
  private static @Nullable Unfit unfit(
      @Nullable Reading anchored, List<Reading> all, List<Reading> late) {
    Reading last = anchored;
    int lastLate = -1;
    for (Reading it : all) {
      int place = late.indexOf(it);
      String misfit = last == null ? null : Fold.misfit(last, it);
      if (misfit != null) {
        if (place >= 0) return new Unfit(place, misfit);
        if (lastLate >= 0) return new Unfit(lastLate, misfit);
      }
      if (place >= 0) lastLate = place;
      last = it.carrying(last, last);
    }
    return null;
  }

  /**
   * Folds the readings from a moment on anew, because replacements of the meter were stated since;
   * null where the readings contradict the statement.
   */
  @Nullable Mended recount(Instant first) {
    Reading prev = before(first.minusNanos(1000));
    Instant from = MachineInterval.cut((prev == null ? first : prev.at()).minusNanos(1000));
    Reading anchored = before(from);
    List<Reading> old = tables.readings(live.no(), from, now.plus(ReadingDoor.AHEAD));
    List<Reading> all = new ArrayList<>();
    Reading last = anchored;
    for (Reading it : old) {
      Reading next =
          it.meter() == null
              ? it
              : it.withMeterOffset(MeterReplacement.offset(live.replacements(), it.at()));
      if (last != null && Fold.misfit(last, next) != null) return null;
      all.add(next);
      last = next.carrying(last, last);
    }
    Folded before = Fold.of(anchored, old);
    Folded after = Fold.of(anchored, all);
    List<EnergyQuarter> change = new ArrayList<>(after.quarters());
    before.quarters().forEach(it -> change.add(it.negated()));
    return new Mended(
        List.of(),
        Map.of(),
        from,
        now,
        after.intervals().stream().filter(it -> !it.from().isBefore(from)).toList(),
        change,
        after.last());
  }
}
