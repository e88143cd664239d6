package weft.deploy.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.deploy.demo.DemoMachineDay.Part;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.machine.DayEnergy;
import weft.machine.DayEnergy.OfMeter;
import weft.machine.MachineCode.TakeMachineCode;
import weft.machine.MachineCommand.BeginStop;
import weft.machine.MachineCommand.ClearFault;
import weft.machine.MachineCommand.CloseMachineDay;
import weft.machine.MachineCommand.PlanMaintenance;
import weft.machine.MachineCommand.RaiseFault;
import weft.machine.MachineCommand.RegisterMachine;
import weft.machine.MachineCommand.StateStopCause;
import weft.machine.MachineDay;
import weft.machine.MachineId;
import weft.machine.MachineShift;
import weft.machine.MachineState;
import weft.machine.MaintenancePlan;
import weft.machine.Shift;
import weft.machine.Shift.Break;
import weft.machine.ShiftPlanCommand.StateShifts;
import weft.machine.Weekday;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * A machine shop with twelve machines and a foundry with two furnaces: their shifts, and a week
 * with faults, whose figures are final except for the last two days.
 *
 * @param today the day of the play
 */
record DemoShopFloor(DemoDesk desk, LocalDate today) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** In seconds of the day: the second shift begins at 16:30. */
  private static final int CHANGE = 59_400;

  private static final int MIDNIGHT = 86_400;

  private static final List<Shift> SHIFTS =
      List.of(
          shift("早班", 8, 0, LocalTime.of(16, 30), rest(10, 0, 10, 15), rest(12, 0, 12, 45)),
          shift("中班", 16, 30, LocalTime.MIDNIGHT, rest(20, 0, 20, 30)));

  private static Shift shift(String name, int hour, int minute, LocalTime until, Break... breaks) {
    List<Weekday> days =
        List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI, Weekday.SAT);
    return new Shift(name, days, LocalTime.of(hour, minute), until, List.of(breaks));
  }

  private static Break rest(int hour, int minute, int untilHour, int untilMinute) {
    return new Break(LocalTime.of(hour, minute), LocalTime.of(untilHour, untilMinute));
  }

  void work() {
    for (PartyCode it : List.of(JIAXIN, HONGZHU)) {
      String site = it.equals(JIAXIN) ? "JX1" : "HZ1";
      ask(it, "shifts", List.of(new StateShifts(it, site, SHIFTS)));
    }
    for (DemoMachine it : DemoMachine.ALL) {
      List<StreamCommand> all = new ArrayList<>();
      all.add(new RegisterMachine(it.id(), it.terms()));
      all.add(new TakeMachineCode(it.id()));
      all.add(new PlanMaintenance(it.id(), maintenance(it), today, null));
      for (int ago = 7; ago >= 2; ago--) day(it, ago, all);
      ask(it.id().owner(), it.id().code(), all);
    }
    caused(new MachineId(JIAXIN, "JX1", "PR-1"));
  }

  /** The foreman knows why the press stood still. */
  private void caused(MachineId press) {
    PersonCode foreman = DemoPerson.with("foreman@jiaxin").code();
    int seen = desk.history(press.stream()).size();
    ask(
        JIAXIN,
        "cause",
        List.of(new StateStopCause(press, 1, "OIL-TEMP", "油温过高，已换滤芯。", foreman, seen)));
  }

  private MaintenancePlan maintenance(DemoMachine machine) {
    boolean furnace = machine.ideal() == null;
    return new MaintenancePlan(
        furnace ? "LINING" : "LUBRICATION",
        furnace
            ? new Text("Inspect the lining", "检查炉衬")
            : new Text("Change the lubricant", "更换润滑油"),
        furnace ? null : BigDecimal.valueOf(500),
        furnace ? 30 : 90,
        today.minusDays(furnace ? 26 : 60));
  }

  private void day(DemoMachine machine, int ago, List<StreamCommand> to) {
    LocalDate day = today.minusDays(ago);
    var worked = DemoMachineDay.of(machine, day, ago);
    for (Part it : worked.parts()) {
      if (it.fault() == null) continue;
      to.add(new RaiseFault(machine.id(), it.fault(), at(day, it.from())));
      to.add(new ClearFault(machine.id(), it.fault(), at(day, it.until())));
      to.add(
          new BeginStop(machine.id(), MachineState.DOWN, at(day, it.from()), at(day, it.until())));
    }
    var shifts =
        day.getDayOfWeek() == DayOfWeek.SUNDAY
            ? List.of(shift(worked, day, null, 0, MIDNIGHT, 0))
            : List.of(
                shift(worked, day, "早班", 28_800, CHANGE, 27_000),
                shift(worked, day, "中班", CHANGE, MIDNIGHT, 25_200));
    to.add(
        new CloseMachineDay(
            machine.id(),
            new MachineDay(
                day,
                shifts,
                machine.part(),
                machine.terms().idealSecondsPerPart(),
                worked.parts().size(),
                digest(worked),
                energy(worked, day))));
  }

  /** The energy of the whole day, within shifts or not. */
  private static DayEnergy energy(DemoMachineDay worked, LocalDate day) {
    List<@Nullable BigDecimal> kWh = new ArrayList<>();
    List<Integer> seconds = new ArrayList<>();
    for (int at = 0; at < MIDNIGHT; at += DayEnergy.QUARTER_SECONDS) {
      int end = at + DayEnergy.QUARTER_SECONDS;
      kWh.add(worked.kWh(end).subtract(worked.kWh(at)));
      int silent = worked.seconds(end, null) - worked.seconds(at, null);
      seconds.add(DayEnergy.QUARTER_SECONDS - silent);
    }
    DemoMachine machine = worked.machine();
    String meter = machine.meter() == null ? machine.id().code() : machine.meter();
    return new DayEnergy(at(day, 0), at(day, MIDNIGHT), List.of(new OfMeter(meter, kWh, seconds)));
  }

  private static MachineShift shift(
      DemoMachineDay worked,
      LocalDate day,
      @Nullable String name,
      int from,
      int until,
      int planned) {
    boolean counts = worked.machine().ideal() != null;
    return new MachineShift(
        name,
        at(day, from),
        at(day, until),
        BigDecimal.valueOf(planned),
        seconds(worked, from, until, MachineState.RUNNING),
        seconds(worked, from, until, MachineState.IDLE),
        seconds(worked, from, until, MachineState.SETUP),
        seconds(worked, from, until, MachineState.DOWN),
        seconds(worked, from, until, MachineState.OFF),
        BigDecimal.valueOf(worked.seconds(until, null) - worked.seconds(from, null)),
        counts ? BigDecimal.valueOf(worked.made(until) - worked.made(from)) : null,
        counts ? BigDecimal.valueOf(worked.good(until) - worked.good(from)) : null,
        worked.kWh(until).subtract(worked.kWh(from)));
  }

  private static BigDecimal seconds(
      DemoMachineDay worked, int from, int until, MachineState state) {
    return BigDecimal.valueOf(worked.seconds(until, state) - worked.seconds(from, state));
  }

  private static String digest(DemoMachineDay worked) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(worked.parts().toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Instant at(LocalDate day, int second) {
    return day.atStartOfDay(ZONE).toInstant().plusSeconds(second);
  }

  private void ask(PartyCode party, String key, List<StreamCommand> commands) {
    desk.ask(party, "planner@" + lower(party), "demo-floor-" + party + "-" + key, commands);
  }

  private static String lower(PartyCode party) {
    return party.value().toLowerCase(Locale.ROOT);
  }
}
