package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.machine.MachineCode.TakeMachineCode;
import weft.machine.MachineCommand.BeginStop;
import weft.machine.MachineCommand.ClearFault;
import weft.machine.MachineCommand.CloseMachineDay;
import weft.machine.MachineCommand.PlanMaintenance;
import weft.machine.MachineCommand.RaiseFault;
import weft.machine.MachineCommand.RegisterMachine;
import weft.machine.MachineCommand.StateStopCause;
import weft.machine.MachineCommand.TellState;
import weft.machine.MachineDay;
import weft.machine.MachineId;
import weft.machine.MachineKind;
import weft.machine.MachineShift;
import weft.machine.MachineState;
import weft.machine.MachineTerms;
import weft.machine.MaintenancePlan;
import weft.machine.Shift;
import weft.machine.ShiftPlanCommand.StateShifts;
import weft.machine.Weekday;
import weft.party.PersonCode;

/**
 * The demo's machines of JIAXIN with their shifts and maintenance. The band saw has a fault, a stop
 * whose cause the foreman stated, and the final figures of last Friday.
 */
record DemoMachines(DemoDesk desk, LocalDate monday) {
  private static final String LOGIN = "foreman@jiaxin";
  private static final String SITE = "JX1";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final PersonCode PERSON = DemoPerson.with(LOGIN).code();
  private static final List<Weekday> WORKDAYS =
      List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI, Weekday.SAT);
  private static final MachineId SAW = new MachineId(JIAXIN, SITE, "SAW-1");

  void play() {
    ask("shifts", new StateShifts(JIAXIN, SITE, shifts()));
    register("LATHE-1", "CNC lathe", "数控车床", "90", DemoMaking.HOUSING);
    register("MILL-1", "Machining centre", "立式加工中心", "240", null);
    register(SAW.code(), "Band saw", "带锯床", "45", null);
    ask(
        "oil",
        new PlanMaintenance(
            SAW,
            new MaintenancePlan(
                "COOLANT",
                new Text("Change the coolant", "更换切削液"),
                new BigDecimal("500"),
                90,
                monday.minusDays(30)),
            monday,
            null));
    friday(monday.minusDays(3));
  }

  private static List<Shift> shifts() {
    return List.of(
        new Shift(
            "早班",
            WORKDAYS,
            LocalTime.of(8, 0),
            LocalTime.of(16, 30),
            List.of(new Shift.Break(LocalTime.of(12, 0), LocalTime.of(12, 30)))),
        new Shift(
            "夜班",
            WORKDAYS,
            LocalTime.of(20, 0),
            LocalTime.of(4, 30),
            List.of(new Shift.Break(LocalTime.MIDNIGHT, LocalTime.of(0, 30)))));
  }

  private void register(
      String code, String en, String zh, String seconds, @Nullable String part) {
    var machine = new MachineId(JIAXIN, SITE, code);
    var terms =
        new MachineTerms(
            new Text(en, zh),
            MachineKind.MACHINE,
            new BigDecimal(seconds),
            part,
            null,
            10,
            MachineTerms.STOP_AFTER_SECONDS);
    desk.ask(
        JIAXIN,
        LOGIN,
        "demo-machine-" + code,
        List.of(new RegisterMachine(machine, terms), new TakeMachineCode(machine)));
  }

  private void friday(LocalDate day) {
    if (day.getDayOfWeek() != DayOfWeek.FRIDAY) throw new IllegalArgumentException("no Friday");
    Instant begin = day.atTime(8, 0).atZone(ZONE).toInstant();
    Instant end = day.atTime(16, 30).atZone(ZONE).toInstant();
    Instant broken = begin.plus(Duration.ofHours(2));
    Instant mended = broken.plus(Duration.ofMinutes(24));
    ask("down", new TellState(SAW, MachineState.DOWN, broken));
    ask("fault", new RaiseFault(SAW, "E-217", broken));
    ask("stop", new BeginStop(SAW, MachineState.DOWN, broken, mended));
    ask("cleared", new ClearFault(SAW, "E-217", mended));
    ask("off", new TellState(SAW, MachineState.OFF, end));
    int seen = desk.history(SAW.stream()).size();
    ask("cause", new StateStopCause(SAW, 1, "BLADE", "锯条断裂，已更换。", PERSON, seen));
    var shift =
        new MachineShift(
            "早班",
            begin,
            end,
            seconds(480),
            seconds(420),
            seconds(66),
            seconds(0),
            seconds(24),
            seconds(0),
            seconds(0),
            new BigDecimal("504"),
            new BigDecimal("498"),
            new BigDecimal("31.5"));
    ask(
        "friday",
        new CloseMachineDay(
            SAW,
            new MachineDay(
                day, List.of(shift), null, new BigDecimal("45"), 5, "5a".repeat(32))));
  }

  private static BigDecimal seconds(int minutes) {
    return BigDecimal.valueOf(minutes * 60L);
  }

  private void ask(String key, StreamCommand command) {
    desk.ask(JIAXIN, LOGIN, "demo-machine-" + key, command);
  }
}
