package weft.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.deploy.demo.DemoMachineDay.Part;
import weft.machine.MachineState;

/** A demo machine's day is the same at each reading, without gaps, and looks like work. */
class DemoMachineDayTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

  @Test
  void a_day_has_no_gap_and_its_counts_never_fall() {
    for (DemoMachine machine : DemoMachine.ALL)
      for (int ago = 0; ago < 7; ago++) {
        LocalDate date = TUESDAY.minusDays(ago);
        var day = DemoMachineDay.of(machine, date, ago);
        assertThat(day).isEqualTo(DemoMachineDay.of(machine, date, ago));
        int end = 0;
        for (Part it : day.parts()) {
          assertThat(it.from()).as("%s %s", machine.id().code(), it).isEqualTo(end);
          assertThat(it.until()).isGreaterThan(it.from());
          end = it.until();
        }
        assertThat(end).isEqualTo(86_400);
        for (int at = 600; at <= 86_400; at += 600) {
          assertThat(day.made(at)).isGreaterThanOrEqualTo(day.made(at - 600));
          assertThat(day.good(at) - day.good(at - 600)).isGreaterThanOrEqualTo(0);
          assertThat(day.kWh(at)).isGreaterThanOrEqualTo(day.kWh(at - 600));
        }
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY)
          assertThat(day.parts()).extracting(Part::state).containsOnly(MachineState.OFF);
        else
          assertThat(day.seconds(86_400, MachineState.RUNNING))
              .as(machine.id().code())
              .isBetween(7 * 3_600, 15 * 3_600);
      }
  }

  @Test
  void the_week_has_two_faults_a_silence_and_a_machine_that_hardly_pauses() {
    assertThat(part("LT-1", 3, MachineState.DOWN).fault()).isEqualTo("AL-401");
    assertThat(part("PR-1", 5, MachineState.DOWN).fault()).isNotNull();
    assertThat(part("WD-1", 1, null)).isNotNull();
    int slowest = running("BM-1");
    for (DemoMachine it : DemoMachine.ALL)
      if (!it.id().code().equals("BM-1"))
        assertThat(running(it.id().code())).as(it.id().code()).isLessThan(slowest);
  }

  private static int running(String code) {
    int sum = 0;
    for (int ago = 0; ago < 7; ago++) sum += day(code, ago).seconds(86_400, MachineState.RUNNING);
    return sum;
  }

  private static Part part(String code, int ago, @Nullable MachineState state) {
    return day(code, ago).parts().stream()
        .filter(it -> it.state() == state)
        .findFirst()
        .orElseThrow();
  }

  private static DemoMachineDay day(String code, int ago) {
    DemoMachine machine =
        DemoMachine.ALL.stream()
            .filter(it -> it.id().code().equals(code))
            .findFirst()
            .orElseThrow();
    return DemoMachineDay.of(machine, TUESDAY.minusDays(ago), ago);
  }
}
