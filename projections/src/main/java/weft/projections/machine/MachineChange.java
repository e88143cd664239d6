package weft.projections.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.machine.MachineEvent;
import weft.machine.MachineEvent.MachineChanged;
import weft.machine.MachineEvent.MachineDayClosed;
import weft.machine.MachineEvent.MachineFaultCleared;
import weft.machine.MachineEvent.MachineFaultRaised;
import weft.machine.MachineEvent.MachineRegistered;
import weft.machine.MachineEvent.MachineStateChanged;
import weft.machine.MachineEvent.MachineStopBegun;
import weft.machine.MachineEvent.MachineStopEnded;
import weft.machine.MachineEvent.MachineStopWithdrawn;
import weft.machine.MachineEvent.MaintenanceDone;
import weft.machine.MachineEvent.MaintenanceFellDue;
import weft.machine.MachineEvent.MaintenancePlanned;
import weft.machine.MachineEvent.StopCauseStated;
import weft.machine.MachineState;
import weft.machine.MachineTerms;

/** The part of a machine's row that its readings and its maintenance change. */
record MachineChange(
    @Nullable MachineState state,
    @Nullable Instant since,
    @Nullable Integer stop,
    List<MachineFault> faults,
    List<MachineMaintenance> maintenance,
    @Nullable LocalDate closedUntil) {
  static final MachineChange NONE = new MachineChange(null, null, null, List.of(), List.of(), null);

  static MachineChange of(MachineRow row) {
    return new MachineChange(
        row.state(),
        row.since(),
        row.stop(),
        Objects.requireNonNullElse(row.faults(), List.<MachineFault>of()),
        Objects.requireNonNullElse(row.maintenance(), List.<MachineMaintenance>of()),
        row.closedUntil());
  }

  /** The row after an event. */
  static MachineRow after(MachineRow row, MachineEvent event, Recorded recorded) {
    MachineTerms terms = event instanceof MachineChanged it ? it.terms() : row.terms();
    return MachineRow.of(event.machine(), terms, of(row).after(event), recorded);
  }

  private MachineChange after(MachineEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case MachineRegistered _, MachineChanged _, StopCauseStated _ -> this;
      case MachineStateChanged it ->
          new MachineChange(it.state(), it.since(), stop, faults, maintenance, closedUntil);
      case MachineStopBegun it -> withStop(it.n());
      case MachineStopEnded it -> isLasting(it.n()) ? withStop(null) : this;
      case MachineStopWithdrawn it -> isLasting(it.n()) ? withStop(null) : this;
      case MachineFaultRaised it ->
          withFaults(plus(faults, new MachineFault(it.n(), it.code(), it.at())));
      case MachineFaultCleared it ->
          withFaults(faults.stream().filter(at -> at.n() != it.n()).toList());
      case MaintenancePlanned it -> planned(it);
      case MaintenanceFellDue it -> maintained(it.code(), at -> at.due(it));
      case MaintenanceDone it -> maintained(it.code(), at -> at.done(it));
      case MachineDayClosed it ->
          new MachineChange(state, since, stop, faults, maintenance, it.day().day());
    };
  }

  private boolean isLasting(int n) {
    return stop != null && stop == n;
  }

  private MachineChange withStop(@Nullable Integer n) {
    return new MachineChange(state, since, n, faults, maintenance, closedUntil);
  }

  private MachineChange withFaults(List<MachineFault> now) {
    return new MachineChange(state, since, stop, now, maintenance, closedUntil);
  }

  private MachineChange withMaintenance(List<MachineMaintenance> now) {
    return new MachineChange(state, since, stop, faults, now, closedUntil);
  }

  private MachineChange planned(MaintenancePlanned it) {
    MachineMaintenance before =
        maintenance.stream()
            .filter(at -> at.code().equals(it.plan().code()))
            .findFirst()
            .orElse(null);
    List<MachineMaintenance> others =
        maintenance.stream().filter(at -> !at.code().equals(it.plan().code())).toList();
    return withMaintenance(plus(others, MachineMaintenance.planned(it, before)));
  }

  private MachineChange maintained(String code, UnaryOperator<MachineMaintenance> next) {
    return withMaintenance(
        maintenance.stream().map(it -> it.code().equals(code) ? next.apply(it) : it).toList());
  }

  private static <T> List<T> plus(List<T> before, T next) {
    List<T> all = new ArrayList<>(before);
    all.add(next);
    return List.copyOf(all);
  }
}
