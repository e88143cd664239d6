package weft.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.machine.MachineCommand.BeginStop;
import weft.machine.MachineCommand.ChangeMachine;
import weft.machine.MachineCommand.CheckMaintenance;
import weft.machine.MachineCommand.ClearFault;
import weft.machine.MachineCommand.CloseMachineDay;
import weft.machine.MachineCommand.EndStop;
import weft.machine.MachineCommand.FinishMaintenance;
import weft.machine.MachineCommand.PlanMaintenance;
import weft.machine.MachineCommand.RaiseFault;
import weft.machine.MachineCommand.RegisterMachine;
import weft.machine.MachineCommand.StateStopCause;
import weft.machine.MachineCommand.TellState;
import weft.machine.MachineCommand.WithdrawStop;
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
import weft.machine.MachineRefusal.ChangedSince;
import weft.machine.MachineRefusal.DayClosedOtherwise;
import weft.machine.MachineRefusal.MachineExists;
import weft.machine.MachineRefusal.MaintenanceDoneLater;
import weft.machine.MachineRefusal.MaintenanceUnknown;
import weft.machine.MachineRefusal.NoSuchMachine;
import weft.machine.MachineRefusal.NoSuchStop;
import weft.machine.MachineRefusal.TooManyMaintenancePlans;
import weft.machine.MachineRefusal.TooManyOpenFaults;

/**
 * The rules of a machine.
 *
 * @param events number of events so far, which is the version that callers see
 * @param terms null before it is registered
 * @param termsAt the version at which they were last stated
 * @param state null before the first reading
 * @param faults number of faults so far
 * @param closed the last closed day; null before the first
 */
public record Machine(
    long events,
    @Nullable MachineTerms terms,
    long termsAt,
    @Nullable MachineState state,
    @Nullable Instant since,
    RecentStops stops,
    int faults,
    List<OpenFault> open,
    List<MaintenanceCycle> maintenance,
    @Nullable ClosedDay closed)
    implements KeptRules<MachineCommand, MachineEvent, Machine> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  static final int MOST_OPEN_FAULTS = 100;
  static final int MOST_PLANS = 50;

  public static final Machine NEW =
      new Machine(0, null, 0, null, null, RecentStops.NONE, 0, List.of(), List.of(), null);

  /** A fault that the machine still reports. */
  public record OpenFault(int n, String code, Instant at) {}

  /** The last closed day, and the sum by which the same one is known again. */
  public record ClosedDay(LocalDate day, String sha256) {}

  @Override
  public int version() {
    return VERSION;
  }

  public boolean isRegistered() {
    return terms != null;
  }

  @Override
  public List<MachineEvent> decide(MachineCommand command) {
    if (terms == null && !(command instanceof RegisterMachine))
      throw new Refused(new NoSuchMachine());
    return switch (command) {
      case RegisterMachine it -> {
        if (terms != null) throw new Refused(new MachineExists(it.machine().code()));
        yield List.of(new MachineRegistered(it.machine(), it.terms()));
      }
      case ChangeMachine it -> {
        requireSeen(it.seen(), termsAt);
        yield it.terms().equals(terms)
            ? List.of()
            : List.of(new MachineChanged(it.machine(), it.terms()));
      }
      case TellState it ->
          it.state() == state && it.since().equals(since)
              ? List.of()
              : List.of(new MachineStateChanged(it.machine(), it.state(), it.since()));
      case BeginStop it -> stops.begin(it);
      case EndStop it -> stops.end(it);
      case WithdrawStop it ->
          stops.stop(it.n()).isEmpty()
              ? List.of()
              : List.of(new MachineStopWithdrawn(it.machine(), it.n()));
      case StateStopCause it -> cause(it);
      case RaiseFault it -> raise(it);
      case ClearFault it ->
          open(it.code()).stream()
              .<MachineEvent>map(
                  was -> new MachineFaultCleared(it.machine(), was.n(), it.code(), it.at()))
              .toList();
      case PlanMaintenance it -> plan(it);
      case CheckMaintenance it -> check(it);
      case FinishMaintenance it -> finish(it);
      case CloseMachineDay it -> close(it);
    };
  }

  /** Refuses a change of what was changed after the version that the caller saw. */
  private void requireSeen(long seen, long changedAt) {
    if (seen < changedAt || seen > events) throw new Refused(new ChangedSince(seen, events));
  }

  private List<MachineEvent> cause(StateStopCause asked) {
    Optional<MachineStop> stop = stops.stop(asked.n());
    if (stop.isEmpty() && !stops.isForgotten(asked.n())) throw new Refused(new NoSuchStop());
    requireSeen(asked.seen(), stop.map(MachineStop::causedAt).orElse(0L));
    return List.of(
        new StopCauseStated(
            asked.machine(), asked.n(), asked.cause(), asked.text(), asked.person()));
  }

  private List<MachineEvent> raise(RaiseFault asked) {
    if (open(asked.code()).isPresent()) return List.of();
    if (open.size() >= MOST_OPEN_FAULTS) throw new Refused(new TooManyOpenFaults(MOST_OPEN_FAULTS));
    return List.of(new MachineFaultRaised(asked.machine(), faults + 1, asked.code(), asked.at()));
  }

  private List<MachineEvent> plan(PlanMaintenance asked) {
    MaintenancePlan plan = asked.plan();
    Optional<MaintenanceCycle> before = cycle(plan.code());
    Long seen = asked.seen();
    if (seen != null) requireSeen(seen, before.map(MaintenanceCycle::statedAt).orElse(0L));
    if (before.isPresent() && before.get().plan().equals(plan)) return List.of();
    if (before.isEmpty() && maintenance.size() >= MOST_PLANS)
      throw new Refused(new TooManyMaintenancePlans(MOST_PLANS));
    LocalDate since = plan.lastDoneOn();
    if (since == null) since = before.map(MaintenanceCycle::since).orElse(asked.today());
    else if (before.isPresent() && since.isBefore(before.get().since()))
      since = before.get().since();
    return List.of(new MaintenancePlanned(asked.machine(), plan, since));
  }

  private List<MachineEvent> check(CheckMaintenance asked) {
    MaintenanceCycle cycle = known(asked.code());
    if (cycle.dueOn() != null) return List.of();
    var by = cycle.dueBy(asked.today(), asked.runningHours());
    return by == null
        ? List.of()
        : List.of(
            new MaintenanceFellDue(
                asked.machine(), asked.code(), by, asked.today(), asked.runningHours()));
  }

  private List<MachineEvent> finish(FinishMaintenance asked) {
    MaintenanceCycle cycle = known(asked.code());
    Long seen = asked.seen();
    if (seen != null) requireSeen(seen, cycle.statedAt());
    if (asked.on().isBefore(cycle.since()))
      throw new Refused(new MaintenanceDoneLater(asked.code(), cycle.since()));
    return List.of(
        new MaintenanceDone(
            asked.machine(), asked.code(), asked.on(), asked.text(), asked.person()));
  }

  private List<MachineEvent> close(CloseMachineDay asked) {
    MachineDay day = asked.day();
    if (closed != null && !day.day().isAfter(closed.day())) {
      if (day.day().equals(closed.day()) && day.sha256().equals(closed.sha256())) return List.of();
      throw new Refused(new DayClosedOtherwise(closed.day()));
    }
    return List.of(new MachineDayClosed(asked.machine(), day));
  }

  @Override
  public Machine evolve(MachineEvent event) {
    long now = events + 1;
    return switch (event) { // no default: a new event must be thought about here
      case MachineRegistered it -> with(it.terms());
      case MachineChanged it -> with(it.terms());
      case MachineStateChanged it ->
          new Machine(
              now,
              terms,
              termsAt,
              it.state(),
              it.since(),
              stops,
              faults,
              open,
              maintenance,
              closed);
      case MachineStopBegun it -> with(stops.begun(it));
      case MachineStopEnded it -> with(stops.ended(it));
      case MachineStopWithdrawn it -> with(stops.without(it.n()));
      case StopCauseStated it -> with(stops.caused(it.n(), now));
      case MachineFaultRaised it ->
          withFaults(it.n(), added(open, new OpenFault(it.n(), it.code(), it.at())));
      case MachineFaultCleared it ->
          withFaults(faults, open.stream().filter(at -> at.n() != it.n()).toList());
      case MaintenancePlanned it -> with(new MaintenanceCycle(it.plan(), now, it.since(), null));
      case MaintenanceFellDue it -> maintained(it.code(), at -> at.due(it.on()));
      case MaintenanceDone it -> maintained(it.code(), at -> at.doneOn(it.on(), now));
      case MachineDayClosed it -> with(new ClosedDay(it.day().day(), it.day().sha256()));
    };
  }

  private Machine with(MachineTerms next) {
    long now = events + 1;
    return new Machine(now, next, now, state, since, stops, faults, open, maintenance, closed);
  }

  private Machine with(RecentStops now) {
    return new Machine(
        events + 1, terms, termsAt, state, since, now, faults, open, maintenance, closed);
  }

  private Machine withFaults(int number, List<OpenFault> now) {
    return new Machine(
        events + 1, terms, termsAt, state, since, stops, number, now, maintenance, closed);
  }

  private Machine with(MaintenanceCycle next) {
    List<MaintenanceCycle> others =
        maintenance.stream().filter(it -> !it.code().equals(next.code())).toList();
    List<MaintenanceCycle> all = added(others, next);
    return new Machine(events + 1, terms, termsAt, state, since, stops, faults, open, all, closed);
  }

  private Machine maintained(String code, UnaryOperator<MaintenanceCycle> next) {
    return cycle(code).map(it -> with(next.apply(it))).orElseGet(() -> with(stops));
  }

  private Machine with(ClosedDay last) {
    return new Machine(
        events + 1, terms, termsAt, state, since, stops, faults, open, maintenance, last);
  }

  private static <T> List<T> added(List<T> before, T next) {
    List<T> all = new ArrayList<>(before);
    all.add(next);
    return List.copyOf(all);
  }

  private Optional<OpenFault> open(String code) {
    return open.stream().filter(it -> it.code().equals(code)).findFirst();
  }

  private Optional<MaintenanceCycle> cycle(String code) {
    return maintenance.stream().filter(it -> it.code().equals(code)).findFirst();
  }

  private MaintenanceCycle known(String code) {
    return cycle(code).orElseThrow(() -> new Refused(new MaintenanceUnknown()));
  }
}
