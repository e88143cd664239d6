package weft.deploy.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineState;

/**
 * A machine's day, the same at each reading of it: set-up, runs, loading, breaks, and sometimes a
 * fault or silence.
 *
 * @param parts in order, without a gap from midnight to midnight at the site
 */
record DemoMachineDay(DemoMachine machine, List<Part> parts) {
  private static final int HOUR = 3_600;
  private static final int DAY = 24 * HOUR;

  /** Shifts begin and end, and breaks, in seconds of the day. */
  private static final int[][] SHIFTS = {{8 * HOUR, 59_400}, {59_400, DAY}};

  private static final int[][] BREAKS = {
    {10 * HOUR, 36_900}, {12 * HOUR, 45_900}, {20 * HOUR, 73_800}
  };

  /**
   * A stretch of the day.
   *
   * @param state null while nothing is reported
   * @param fault null without one
   */
  record Part(int from, int until, @Nullable MachineState state, @Nullable String fault) {}

  /** A planned disturbance, days of work ago, in seconds of the day. */
  private record Disturbance(
      String code,
      int daysAgo,
      int from,
      int until,
      @Nullable MachineState state,
      @Nullable String fault) {}

  private static final List<Disturbance> DISTURBANCES =
      List.of(
          new Disturbance("LT-1", 2, 51_600, 54_540, MachineState.DOWN, "AL-401"),
          new Disturbance("PR-1", 4, 34_200, 39_900, MachineState.DOWN, "P-OIL-TEMP"),
          new Disturbance("WD-1", 1, 65_400, 68_700, null, null));

  /**
   * Plans a day.
   *
   * @param daysAgo from today, for the disturbances of this week
   */
  static DemoMachineDay of(DemoMachine machine, LocalDate day, int daysAgo) {
    var plan =
        new Plan(machine, new Random(machine.id().code().hashCode() * 31L + day.toEpochDay()));
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) plan.add(DAY, MachineState.OFF);
    else
      for (int[] shift : SHIFTS) {
        plan.add(shift[0], MachineState.OFF);
        plan.work(shift[1]);
      }
    List<Part> parts = plan.parts;
    int worked = workedDays(day, day.plusDays(daysAgo));
    for (Disturbance it : DISTURBANCES)
      if (it.daysAgo() == worked && it.code().equals(machine.id().code()))
        parts = disturbed(parts, it);
    return new DemoMachineDay(machine, List.copyOf(parts));
  }

  /** Days of work after this one, up to today; -1 on a Sunday. */
  private static int workedDays(LocalDate day, LocalDate today) {
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) return -1;
    return (int)
        day.plusDays(1)
            .datesUntil(today.plusDays(1))
            .filter(it -> it.getDayOfWeek() != DayOfWeek.SUNDAY)
            .count();
  }

  private static List<Part> disturbed(List<Part> parts, Disturbance it) {
    List<Part> now = new ArrayList<>();
    for (Part part : parts) {
      if (part.from() < it.from())
        now.add(
            new Part(part.from(), Math.min(part.until(), it.from()), part.state(), part.fault()));
      if (part.from() <= it.from() && it.from() < part.until())
        now.add(new Part(it.from(), it.until(), it.state(), it.fault()));
      if (part.until() > it.until())
        now.add(
            new Part(Math.max(part.from(), it.until()), part.until(), part.state(), part.fault()));
    }
    return now;
  }

  Part at(int second) {
    for (Part it : parts) if (second < it.until()) return it;
    return parts.getLast();
  }

  /** Pieces that were finished before this second of the day. */
  int made(int second) {
    return machine.ideal() == null ? 0 : seconds(second, MachineState.RUNNING) / machine.cycle();
  }

  /** Some of them are not good. */
  int good(int second) {
    int made = made(second);
    return made - made / 41;
  }

  /** Energy used before this second of the day. */
  BigDecimal kWh(int second) {
    long wattSeconds =
        machine.kW()
            * (1_000L * seconds(second, MachineState.RUNNING)
                + 350L * seconds(second, MachineState.SETUP)
                + 180L * seconds(second, MachineState.IDLE)
                + 60L * seconds(second, MachineState.DOWN));
    return BigDecimal.valueOf(wattSeconds)
        .divide(BigDecimal.valueOf(3_600_000), 3, RoundingMode.HALF_UP);
  }

  /** Seconds in the state before this second of the day; of silence for null. */
  int seconds(int before, @Nullable MachineState state) {
    int sum = 0;
    for (Part it : parts)
      if (it.state() == state && it.from() < before)
        sum += Math.min(before, it.until()) - it.from();
    return sum;
  }

  /** Makes the parts one after the other. */
  private static final class Plan {
    private final DemoMachine machine;
    private final Random random;
    private final List<Part> parts = new ArrayList<>();
    private int now;

    Plan(DemoMachine machine, Random random) {
      this.machine = machine;
      this.random = random;
    }

    void add(int until, MachineState state) {
      if (until <= now) return;
      parts.add(new Part(now, until, state, null));
      now = until;
    }

    void work(int until) {
      boolean furnace = machine.ideal() == null;
      add(Math.min(until, now + about(furnace ? 1_200 : 900)), MachineState.SETUP);
      while (now < until) {
        // In a long break it is switched off.
        int rest = breakEnd(now);
        add(Math.min(until, rest), rest - now > 1_200 ? MachineState.OFF : MachineState.IDLE);
        int end = Math.min(until, nextBreak());
        add(Math.min(end, now + about(machine.run())), MachineState.RUNNING);
        MachineState between =
            random.nextInt(9) == 0 && !furnace ? MachineState.SETUP : MachineState.IDLE;
        int pause = between == MachineState.SETUP ? 1_100 : machine.loading();
        add(Math.min(end, now + about(pause)), between);
      }
    }

    /** Half to one and a half times as long. */
    private int about(int seconds) {
      return seconds / 2 + random.nextInt(seconds);
    }

    private int nextBreak() {
      for (int[] it : BREAKS) if (it[0] > now) return it[0];
      return DAY;
    }

    private static int breakEnd(int second) {
      for (int[] it : BREAKS) if (it[0] == second) return it[1];
      return second;
    }
  }
}
