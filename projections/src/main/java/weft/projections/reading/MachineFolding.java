package weft.projections.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.energy.MeterReplacement;
import weft.machine.reading.EnergyQuarter;
import weft.machine.reading.Fold;
import weft.machine.reading.MachineInterval;
import weft.machine.reading.Reading;
import weft.projections.reading.IntervalTable.IntervalRow;
import weft.projections.reading.LiveMachines.Changed;
import weft.projections.reading.LiveMachines.FaultChange;
import weft.projections.reading.QuarterTable.QuarterRow;
import weft.projections.reading.ReadingTables.RawRow;
import weft.projections.reading.ReadingsTaken.RefusedLine;

/** Folds the readings of one machine in a transaction that has its lock. */
final class MachineFolding {
  private final ReadingWrites writes;
  private final LiveMachine live;
  private final Instant now;
  private final List<RefusedLine> refused = new ArrayList<>();
  private long top;
  private int taken;
  private int repeated;

  MachineFolding(ReadingWrites writes, LiveMachine live, Instant now) {
    this.writes = writes;
    this.live = live;
    this.now = now;
    this.top = live.topSeq() == null ? Long.MIN_VALUE : live.topSeq();
  }

  int taken() {
    return taken;
  }

  int repeated() {
    return repeated;
  }

  /** Folds what is new; returns what is refused because it cannot follow other readings. */
  List<RefusedLine> fresh(List<ReportedReading> reported) {
    List<ReportedReading> fresh = unknown(reported);
    fresh.sort(Comparator.comparing(ReportedReading::reading, Reading.IN_ORDER));
    List<ReportedReading> late = new ArrayList<>();
    List<ReportedReading> next = new ArrayList<>();
    Reading last = live.last();
    for (ReportedReading it : fresh)
      (last != null && !it.reading().at().isAfter(last.at()) ? late : next).add(it);
    Instant changedFrom = null;
    MachineInterval tail = live.tail();
    boolean kept = true;
    if (!late.isEmpty()) {
      var mended = new LateReadings(writes.tables, live, now).mend(readings(late));
      mended.refused().forEach((i, code) -> refuse(late.get(i), code));
      if (!mended.taken().isEmpty()) {
        mended.taken().forEach(this::keep);
        writes.intervals.delete(live.stream(), mended.from(), mended.until());
        mended.intervals().forEach(this::put);
        mended.change().forEach(this::add);
        changedFrom = mended.from();
        kept = false;
        if (mended.last() != null) {
          last = mended.last();
          tail = mended.intervals().isEmpty() ? null : mended.intervals().getLast();
        }
      }
    }
    if (!next.isEmpty()) {
      Reading before = last;
      List<Reading> fitting = fitting(before, next);
      if (!fitting.isEmpty()) {
        Fold.Folded folded = Fold.of(before, fitting);
        fitting.forEach(this::keep);
        put(tail, folded.intervals());
        folded.quarters().forEach(this::add);
        if (changedFrom == null)
          changedFrom = before == null ? fitting.getFirst().at() : before.at();
        last = folded.last();
        kept =
            kept
                && last != null
                && LiveMachines.keepsState(
                    before, last, folded.intervals().stream().map(MachineInterval::state).toList());
        faults(before, fitting);
      }
    }
    if (changedFrom != null && last != null)
      writes.live.add(new Changed(live.stream(), last, top, changedFrom, kept));
    return refused;
  }

  /** Leaves out what was kept before, and what comes twice in this request. */
  private List<ReportedReading> unknown(List<ReportedReading> reported) {
    Set<Long> asked = new HashSet<>();
    for (ReportedReading it : reported)
      if (it.reading().seq() <= top) asked.add(it.reading().seq());
    Set<Long> seen = asked.isEmpty() ? new HashSet<>() : writes.tables.known(live.no(), asked);
    List<ReportedReading> fresh = new ArrayList<>();
    for (ReportedReading it : reported) {
      if (!seen.add(it.reading().seq())) repeated++;
      else fresh.add(new ReportedReading(it.line(), it.machine(), timed(it.reading())));
    }
    return fresh;
  }

  private Reading timed(Reading it) {
    return new Reading(
        it.seq(),
        it.at(),
        it.state(),
        it.parts(),
        it.counter(),
        it.good(),
        it.kWh(),
        it.meter(),
        it.meter() == null ? null : MeterReplacement.offset(live.replacements(), it.at()),
        it.quality(),
        it.counterReset(),
        it.meterReset(),
        it.fault(),
        live.reportEverySeconds());
  }

  private List<Reading> fitting(@Nullable Reading before, List<ReportedReading> next) {
    List<Reading> fitting = new ArrayList<>();
    Reading last = before;
    for (ReportedReading it : next) {
      Reading reading = it.reading();
      String misfit = last == null ? null : Fold.misfit(last, reading);
      if (misfit != null) {
        refuse(it, misfit);
        continue;
      }
      fitting.add(reading);
      last = reading.carrying(last, last);
    }
    return fitting;
  }

  private void refuse(ReportedReading it, String code) {
    refused.add(new RefusedLine(it.line(), code));
  }

  private static List<Reading> readings(List<ReportedReading> reported) {
    return reported.stream().map(ReportedReading::reading).toList();
  }

  private void keep(Reading it) {
    writes.raw.add(new RawRow(live.no(), it));
    top = Math.max(top, it.seq());
    taken++;
  }

  private void put(@Nullable MachineInterval tail, List<MachineInterval> next) {
    if (next.isEmpty()) return;
    List<MachineInterval> all = new ArrayList<>(next);
    if (tail != null && tail.goesOnAs(all.getFirst())) all.set(0, tail.and(all.getFirst()));
    all.forEach(this::put);
  }

  private void put(MachineInterval it) {
    writes.put(new IntervalRow(live.stream(), live.machine().owner().value(), it));
  }

  private void add(EnergyQuarter it) {
    writes.quarters.add(
        new QuarterRow(
            live.machine().owner().value(),
            live.machine().site(),
            live.machine().code(),
            live.energyMeter(),
            it));
  }

  /** Only readings in order begin and end faults: a late one says nothing of the present. */
  private void faults(@Nullable Reading before, List<Reading> next) {
    String was = before == null ? null : before.fault();
    for (Reading it : next) {
      String fault = it.fault();
      if (Objects.equals(was, fault)) continue;
      if (was != null) writes.faults.add(new FaultChange(live.stream(), was, it.at(), false));
      if (fault != null) writes.faults.add(new FaultChange(live.stream(), fault, it.at(), true));
      was = fault;
    }
  }
}
