package weft.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.event.Scenario;
import weft.machine.MachineCode.MachineCodeTaken;
import weft.machine.MachineCode.TakeMachineCode;
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
import weft.machine.MachineRefusal.CodeAtOtherSite;
import weft.machine.MachineRefusal.DayClosedOtherwise;
import weft.machine.MachineRefusal.MachineExists;
import weft.machine.MachineRefusal.MaintenanceDoneLater;
import weft.machine.MachineRefusal.MaintenanceUnknown;
import weft.machine.MachineRefusal.NoSuchMachine;
import weft.machine.MachineRefusal.NoSuchStop;
import weft.machine.MachineRefusal.StopEndsBeforeItBegins;
import weft.machine.MachineRefusal.StopsOverlap;
import weft.machine.MachineRefusal.TooManyOpenFaults;
import weft.machine.MaintenanceCycle.DueBy;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** A machine tells what its readings came to once, however often the hub tells it. */
class MachineTest {
  private static final PartyCode OWNER = new PartyCode("JIAXIN");
  private static final MachineId ID = new MachineId(OWNER, "JX1", "CNC-3");
  private static final PersonCode PERSON = new PersonCode("P-0007");
  private static final MachineTerms TERMS = terms(10);
  private static final MachineRegistered REGISTERED = new MachineRegistered(ID, TERMS);
  private static final Instant EIGHT = Instant.parse("2031-03-03T08:00:00Z");
  private static final Instant NINE = EIGHT.plusSeconds(3_600);
  private static final Instant TEN = NINE.plusSeconds(3_600);
  private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
  private static final MachineStopBegun STOP =
      new MachineStopBegun(ID, 1, MachineState.UNKNOWN, EIGHT);
  private static final StopCauseStated CAUSE = new StopCauseStated(ID, 1, "BELT", null, PERSON);

  private static MachineTerms terms(int every) {
    return new MachineTerms(null, MachineKind.MACHINE, BigDecimal.TEN, null, null, every, 300);
  }

  private static Scenario<MachineCommand, MachineEvent, Machine> given(MachineEvent... past) {
    List<MachineEvent> all = new ArrayList<>(List.of(REGISTERED));
    all.addAll(List.of(past));
    return Scenario.given(Machine.NEW, all);
  }

  @Test
  void one_is_registered_once_and_its_code_is_of_one_site() {
    Scenario.given(Machine.NEW, List.<MachineEvent>of())
        .when(new TellState(ID, MachineState.RUNNING, EIGHT))
        .thenRefused(new NoSuchMachine())
        .when(new RegisterMachine(ID, TERMS))
        .then(REGISTERED)
        .when(new RegisterMachine(ID, TERMS))
        .thenRefused(new MachineExists("CNC-3"));
    Scenario.given(MachineCode.FREE, List.<MachineCodeTaken>of())
        .when(new TakeMachineCode(ID))
        .then(new MachineCodeTaken(ID))
        .when(new TakeMachineCode(ID))
        .thenNothing()
        .when(new TakeMachineCode(new MachineId(OWNER, "JX2", "CNC-3")))
        .thenRefused(new CodeAtOtherSite("CNC-3", "JX1"));
  }

  @Test
  void only_another_change_makes_a_change_stale_and_no_change_of_the_state() {
    var state = new MachineStateChanged(ID, MachineState.RUNNING, EIGHT);
    given(state, state)
        .when(new ChangeMachine(ID, TERMS, 1))
        .thenNothing()
        .when(new ChangeMachine(ID, terms(20), 1))
        .then(new MachineChanged(ID, terms(20)))
        .when(new ChangeMachine(ID, terms(30), 3))
        .thenRefused(new ChangedSince(3, 4))
        .when(new ChangeMachine(ID, terms(30), 5))
        .thenRefused(new ChangedSince(5, 4));
  }

  @Test
  void the_same_state_since_the_same_moment_is_told_once() {
    given()
        .when(new TellState(ID, MachineState.RUNNING, EIGHT))
        .then(new MachineStateChanged(ID, MachineState.RUNNING, EIGHT))
        .when(new TellState(ID, MachineState.RUNNING, EIGHT))
        .thenNothing()
        .when(new TellState(ID, MachineState.RUNNING, NINE))
        .then(new MachineStateChanged(ID, MachineState.RUNNING, NINE));
  }

  @Test
  void a_stop_is_begun_and_ended_once_and_late_readings_mend_it() {
    given()
        .when(new BeginStop(ID, MachineState.UNKNOWN, EIGHT, null))
        .then(STOP)
        .when(new BeginStop(ID, MachineState.UNKNOWN, EIGHT, null))
        .thenNothing()
        .when(new BeginStop(ID, MachineState.DOWN, NINE, null))
        .thenRefused(new StopsOverlap(1))
        .when(new EndStop(ID, 1, EIGHT))
        .thenRefused(new StopEndsBeforeItBegins(EIGHT, EIGHT))
        .when(new EndStop(ID, 1, TEN))
        .then(new MachineStopEnded(ID, 1, TEN))
        .when(new EndStop(ID, 1, TEN))
        .thenNothing()
        .when(new EndStop(ID, 1, NINE))
        .then(new MachineStopEnded(ID, 1, NINE))
        .when(new BeginStop(ID, MachineState.IDLE, NINE, TEN))
        .then(
            new MachineStopBegun(ID, 2, MachineState.IDLE, NINE), new MachineStopEnded(ID, 2, TEN))
        .when(new EndStop(ID, 1, TEN))
        .thenRefused(new StopsOverlap(2))
        .when(new WithdrawStop(ID, 2))
        .then(new MachineStopWithdrawn(ID, 2))
        .when(new WithdrawStop(ID, 2))
        .thenNothing()
        .when(new EndStop(ID, 2, TEN))
        .thenRefused(new NoSuchStop())
        .when(new BeginStop(ID, MachineState.DOWN, NINE, null))
        .then(new MachineStopBegun(ID, 3, MachineState.DOWN, NINE));
  }

  @Test
  void a_cause_is_stated_of_a_stop_that_there_is_and_only_over_the_one_that_was_seen() {
    given(STOP)
        .when(new StateStopCause(ID, 2, "BELT", null, PERSON, 2))
        .thenRefused(new NoSuchStop())
        .when(new StateStopCause(ID, 1, "BELT", null, PERSON, 2))
        .then(CAUSE)
        .when(new StateStopCause(ID, 1, "MOTOR", null, PERSON, 2))
        .thenRefused(new ChangedSince(2, 3))
        .when(new StateStopCause(ID, 1, "MOTOR", null, null, 3))
        .then(new StopCauseStated(ID, 1, "MOTOR", null, null));
  }

  @Test
  void the_kept_stops_are_bounded_and_older_ones_still_take_a_cause() {
    List<MachineEvent> many = new ArrayList<>(List.of(REGISTERED));
    for (int n = 1; n <= RecentStops.MOST + 5; n++) {
      Instant from = EIGHT.plusSeconds(60L * n);
      many.add(new MachineStopBegun(ID, n, MachineState.DOWN, from));
      many.add(new MachineStopEnded(ID, n, from.plusSeconds(30)));
    }
    Machine machine = Machine.NEW;
    for (MachineEvent it : many) machine = machine.evolve(it);
    assertThat(machine.stops().stops()).hasSize(RecentStops.MOST);
    assertThat(machine.events()).isEqualTo(many.size());
    Scenario.given(Machine.NEW, many)
        .when(new StateStopCause(ID, 1, "BELT", null, PERSON, many.size()))
        .then(CAUSE)
        .when(new EndStop(ID, 1, TEN))
        .thenRefused(new NoSuchStop());
  }

  @Test
  void a_fault_is_raised_once_until_it_is_cleared() {
    given()
        .when(new ClearFault(ID, "E1", NINE))
        .thenNothing()
        .when(new RaiseFault(ID, "E1", EIGHT))
        .then(new MachineFaultRaised(ID, 1, "E1", EIGHT))
        .when(new RaiseFault(ID, "E1", NINE))
        .thenNothing()
        .when(new ClearFault(ID, "E1", NINE))
        .then(new MachineFaultCleared(ID, 1, "E1", NINE))
        .when(new RaiseFault(ID, "E1", TEN))
        .then(new MachineFaultRaised(ID, 2, "E1", TEN));
    MachineEvent[] open = new MachineEvent[Machine.MOST_OPEN_FAULTS];
    for (int i = 0; i < open.length; i++)
      open[i] = new MachineFaultRaised(ID, i + 1, "F" + i, EIGHT);
    given(open)
        .when(new RaiseFault(ID, "E1", NINE))
        .thenRefused(new TooManyOpenFaults(Machine.MOST_OPEN_FAULTS));
  }

  private static MaintenancePlan plan(
      @Nullable String hours, @Nullable Integer days, @Nullable LocalDate done) {
    return new MaintenancePlan(
        "OIL", null, hours == null ? null : new BigDecimal(hours), days, done);
  }

  @Test
  void maintenance_falls_due_once_a_cycle_by_hours_or_by_days() {
    var both = plan("500", 90, DAY);
    given()
        .when(new CheckMaintenance(ID, "OIL", DAY, null))
        .thenRefused(new MaintenanceUnknown())
        .when(new PlanMaintenance(ID, both, DAY, null))
        .then(new MaintenancePlanned(ID, both, DAY))
        .when(new PlanMaintenance(ID, both, DAY, 2L))
        .thenNothing()
        .when(new CheckMaintenance(ID, "OIL", DAY.plusDays(89), new BigDecimal("499.9")))
        .thenNothing()
        .when(new CheckMaintenance(ID, "OIL", DAY.plusDays(20), new BigDecimal("500.0")))
        .then(
            new MaintenanceFellDue(
                ID, "OIL", DueBy.HOURS, DAY.plusDays(20), new BigDecimal("500.0")))
        .when(new CheckMaintenance(ID, "OIL", DAY.plusDays(90), new BigDecimal("600")))
        .thenNothing()
        .when(new FinishMaintenance(ID, "OIL", DAY.minusDays(1), null, PERSON, null))
        .thenRefused(new MaintenanceDoneLater("OIL", DAY))
        .when(new FinishMaintenance(ID, "OIL", DAY.plusDays(21), "ok", PERSON, 2L))
        .then(new MaintenanceDone(ID, "OIL", DAY.plusDays(21), "ok", PERSON))
        .when(new FinishMaintenance(ID, "OIL", DAY.plusDays(21), "ok", PERSON, 3L))
        .thenRefused(new ChangedSince(3, 4))
        .when(new CheckMaintenance(ID, "OIL", DAY.plusDays(110), null))
        .thenNothing()
        .when(new CheckMaintenance(ID, "OIL", DAY.plusDays(111), null))
        .then(new MaintenanceFellDue(ID, "OIL", DueBy.DAYS, DAY.plusDays(111), null));
  }

  @Test
  void a_plan_without_a_last_day_begins_its_cycle_today_and_unknown_hours_make_nothing_due() {
    var hours = plan("500", null, null);
    given()
        .when(new PlanMaintenance(ID, hours, DAY, null))
        .then(new MaintenancePlanned(ID, hours, DAY))
        .when(new CheckMaintenance(ID, "OIL", DAY.plusDays(999), null))
        .thenNothing()
        .when(new PlanMaintenance(ID, plan("400", null, null), DAY.plusDays(5), 1L))
        .thenRefused(new ChangedSince(1, 2))
        .when(new PlanMaintenance(ID, plan("400", null, null), DAY.plusDays(5), 2L))
        .then(new MaintenancePlanned(ID, plan("400", null, null), DAY));
  }

  private static MachineDay closed(LocalDate day, String sha256) {
    return new MachineDay(day, List.of(), null, BigDecimal.TEN, 0, sha256, null);
  }

  @Test
  void a_day_is_closed_once_and_in_order() {
    given()
        .when(new CloseMachineDay(ID, closed(DAY, "a")))
        .then(new MachineDayClosed(ID, closed(DAY, "a")))
        .when(new CloseMachineDay(ID, closed(DAY, "a")))
        .thenNothing()
        .when(new CloseMachineDay(ID, closed(DAY, "b")))
        .thenRefused(new DayClosedOtherwise(DAY))
        .when(new CloseMachineDay(ID, closed(DAY.minusDays(1), "a")))
        .thenRefused(new DayClosedOtherwise(DAY))
        .when(new CloseMachineDay(ID, closed(DAY.plusDays(2), "c")))
        .then(new MachineDayClosed(ID, closed(DAY.plusDays(2), "c")));
  }

  /** A hub that was killed between telling and noting it tells the same again. */
  @Test
  void whatever_was_told_is_told_again_without_an_event() {
    List<MachineCommand> told =
        List.of(
            new TellState(ID, MachineState.DOWN, EIGHT),
            new BeginStop(ID, MachineState.DOWN, EIGHT, null),
            new RaiseFault(ID, "E1", EIGHT),
            new EndStop(ID, 1, NINE),
            new CloseMachineDay(ID, closed(DAY, "a")));
    Machine machine = Machine.NEW.evolve(REGISTERED);
    for (MachineCommand it : told) {
      for (MachineEvent event : decided(machine, it)) machine = machine.evolve(event);
      assertThat(decided(machine, it)).as("%s", it).isEmpty();
    }
  }

  private static List<MachineEvent> decided(Machine machine, MachineCommand command) {
    try {
      return machine.decide(command);
    } catch (Refused it) {
      throw new AssertionError(command.toString(), it);
    }
  }
}
