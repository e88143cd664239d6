package weft.deploy.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import weft.deploy.demo.DemoMachineDay.Part;
import weft.machine.reading.Reading;
import weft.machine.reading.ReadingQuality;
import weft.projections.reading.ReportedReading;

/**
 * The readings of the demo's machines in a period: one at each change of state, and at least one
 * every five minutes. The same period gives the same readings.
 *
 * @param today the day for which the week's disturbances are planned
 */
record DemoReadings(LocalDate today) {
  /** Numbers of parts, good parts and energy count since the reading before. */
  private record Counted(BigDecimal parts, BigDecimal good, BigDecimal kWh) {}

  /** The readings of a machine after the one moment, up to the other. */
  List<ReportedReading> of(DemoMachine machine, Instant after, Instant until) {
    List<ReportedReading> all = new ArrayList<>();
    Instant before = after;
    for (Instant at : moments(machine, after, until)) {
      ReportedReading reading = at(machine, before, at);
      if (reading == null) continue;
      all.add(reading);
      before = at;
    }
    return all;
  }

  /** One reading; null while the machine is silent. */
  @Nullable ReportedReading at(DemoMachine machine, Instant before, Instant at) {
    Part part = day(machine, dayOf(at)).at(second(at));
    if (part.state() == null) return null;
    boolean counts = machine.ideal() != null;
    Counted counted = counted(machine, before, at);
    var reading =
        new Reading(
            at.toEpochMilli(),
            at,
            part.state(),
            counts ? counted.parts() : null,
            null,
            counts ? counted.good() : null,
            counted.kWh(),
            null,
            null,
            ReadingQuality.GOOD,
            false,
            false,
            part.fault(),
            DemoMachine.REPORT_SECONDS);
    return new ReportedReading(1, machine.id().code(), reading);
  }

  private Iterable<Instant> moments(DemoMachine machine, Instant after, Instant until) {
    var moments = new TreeSet<Instant>();
    for (LocalDate day = dayOf(after); !day.isAfter(dayOf(until)); day = day.plusDays(1)) {
      for (Part it : day(machine, day).parts()) moments.add(DemoShopFloor.at(day, it.from()));
      for (int at = 0; at < 86_400; at += DemoMachine.REPORT_SECONDS)
        moments.add(DemoShopFloor.at(day, at));
    }
    return moments.subSet(after, false, until, true);
  }

  private Counted counted(DemoMachine machine, Instant after, Instant until) {
    return new Counted(
        sum(machine, after, until, (day, second) -> BigDecimal.valueOf(day.made(second))),
        sum(machine, after, until, (day, second) -> BigDecimal.valueOf(day.good(second))),
        sum(machine, after, until, DemoMachineDay::kWh));
  }

  private BigDecimal sum(
      DemoMachine machine,
      Instant after,
      Instant until,
      BiFunction<DemoMachineDay, Integer, BigDecimal> before) {
    BigDecimal sum = BigDecimal.ZERO;
    LocalDate last = dayOf(until);
    for (LocalDate it = dayOf(after); !it.isAfter(last); it = it.plusDays(1)) {
      DemoMachineDay day = day(machine, it);
      int from = it.equals(dayOf(after)) ? second(after) : 0;
      int to = it.equals(last) ? second(until) : 86_400;
      sum = sum.add(before.apply(day, to)).subtract(before.apply(day, from));
    }
    return sum;
  }

  private DemoMachineDay day(DemoMachine machine, LocalDate day) {
    int ago = (int) Math.max(0, today.toEpochDay() - day.toEpochDay());
    return DemoMachineDay.of(machine, day, ago);
  }

  private static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, DemoShopFloor.ZONE);
  }

  private static int second(Instant at) {
    return (int) Duration.between(DemoShopFloor.at(dayOf(at), 0), at).toSeconds();
  }
}
