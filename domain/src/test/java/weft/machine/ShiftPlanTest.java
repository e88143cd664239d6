package weft.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.machine.ShiftPlanCommand.StateShifts;
import weft.machine.ShiftPlanEvent.ShiftsStated;
import weft.machine.ShiftPlanRefusal.BreakOutsideShift;
import weft.machine.ShiftPlanRefusal.NothingButBreaks;
import weft.machine.ShiftPlanRefusal.ShiftWithoutDays;
import weft.machine.ShiftPlanRefusal.ShiftsOverlap;
import weft.party.PartyCode;

/** Shifts never overlap, and a night shift belongs to the day on which it began. */
class ShiftPlanTest {
  private static final PartyCode OWNER = new PartyCode("JIAXIN");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Weekday> MONDAY = List.of(Weekday.MON);
  private static final Shift EARLY = shift("early", MONDAY, "08:00", "16:30", "12:00-12:30");
  private static final Shift NIGHT =
      shift("night", MONDAY, "22:00", "06:00", "23:50-00:10", "02:00-02:10");
  private static final LocalDate DAY = LocalDate.of(2031, 3, 3); // a Monday

  private static Shift shift(
      String name, List<Weekday> days, String from, String until, String... breaks) {
    return new Shift(
        name,
        days,
        LocalTime.parse(from),
        LocalTime.parse(until),
        Stream.of(breaks)
            .map(it -> it.split("-"))
            .map(it -> new Shift.Break(LocalTime.parse(it[0]), LocalTime.parse(it[1])))
            .toList());
  }

  private static StateShifts state(Shift... shifts) {
    return new StateShifts(OWNER, "JX1", List.of(shifts));
  }

  private static Scenario<ShiftPlanCommand, ShiftPlanEvent, ShiftPlan> nothing() {
    return Scenario.given(ShiftPlan.NEW, List.of());
  }

  @Test
  void the_same_shifts_again_change_nothing() {
    nothing()
        .when(state(EARLY, NIGHT))
        .then(new ShiftsStated(OWNER, "JX1", List.of(EARLY, NIGHT)))
        .when(state(EARLY, NIGHT))
        .thenNothing()
        .when(state())
        .then(new ShiftsStated(OWNER, "JX1", List.of()));
  }

  @Test
  void shifts_that_overlap_are_refused_at_the_later_one() {
    nothing()
        .when(state(EARLY, shift("late", MONDAY, "16:29", "22:00")))
        .thenRefused(new ShiftsOverlap(1, "late", "early"));
    nothing()
        .when(state(NIGHT, shift("early", List.of(Weekday.TUE), "05:59", "12:00")))
        .thenRefused(new ShiftsOverlap(1, "early", "night"));
    nothing()
        .when(
            state(
                shift("a", List.of(Weekday.SUN), "22:00", "06:00"),
                shift("b", MONDAY, "05:00", "07:00")))
        .thenRefused(new ShiftsOverlap(1, "b", "a"));
    Shift late = shift("late", MONDAY, "16:30", "22:00");
    Shift tuesday = shift("tuesday", List.of(Weekday.TUE), "06:00", "06:00");
    nothing()
        .when(state(EARLY, late, NIGHT, tuesday))
        .then(new ShiftsStated(OWNER, "JX1", List.of(EARLY, late, NIGHT, tuesday)));
  }

  @Test
  void breaks_lie_within_their_shift_one_after_another() {
    nothing()
        .when(state(shift("a", MONDAY, "08:00", "16:00", "16:00-16:10")))
        .thenRefused(new BreakOutsideShift(0, 0));
    nothing()
        .when(state(EARLY, shift("a", MONDAY, "20:00", "04:00", "01:00-01:10", "01:05-01:20")))
        .thenRefused(new BreakOutsideShift(1, 1));
    nothing()
        .when(state(shift("a", MONDAY, "08:00", "16:00", "10:00-10:00")))
        .thenRefused(new BreakOutsideShift(0, 0));
    nothing()
        .when(state(shift("a", MONDAY, "08:00", "16:00", "08:00-16:00")))
        .thenRefused(new NothingButBreaks(0));
    nothing()
        .when(state(shift("a", List.of(), "08:00", "16:00")))
        .thenRefused(new ShiftWithoutDays(0));
  }

  @Test
  void a_night_shift_is_of_the_day_on_which_it_began_and_breaks_are_no_busy_time() {
    List<ShiftWindow> windows =
        new ShiftPlan(List.of(NIGHT, EARLY)).windows(DAY, DAY.plusDays(6), SHANGHAI);
    assertThat(windows).extracting(ShiftWindow::name).containsExactly("early", "night");
    assertThat(windows).extracting(ShiftWindow::day).containsOnly(DAY);
    assertThat(windows.getFirst().plannedBusySeconds()).isEqualTo(480 * 60);
    assertThat(windows.getLast().from()).isEqualTo(Instant.parse("2031-03-03T14:00:00Z"));
    assertThat(windows.getLast().until()).isEqualTo(Instant.parse("2031-03-03T22:00:00Z"));
    assertThat(windows.getLast().plannedBusySeconds()).isEqualTo(450 * 60);
  }

  @Test
  void a_change_of_the_clocks_makes_a_night_shift_longer_or_shorter() {
    var nights = new ShiftPlan(List.of(shift("night", List.of(Weekday.SAT), "22:00", "06:00")));
    LocalDate spring = LocalDate.of(2031, 3, 29);
    LocalDate autumn = LocalDate.of(2031, 10, 25);
    assertThat(nights.windows(spring, spring, BERLIN).getFirst().plannedBusySeconds())
        .isEqualTo(7 * 3600);
    assertThat(nights.windows(autumn, autumn, BERLIN).getFirst().plannedBusySeconds())
        .isEqualTo(9 * 3600);
    var skipped = new ShiftPlan(List.of(shift("x", List.of(Weekday.SUN), "02:00", "02:30")));
    assertThat(skipped.windows(spring, spring.plusDays(1), BERLIN))
        .as("02:30 is shown as 03:30, and the shift keeps its length")
        .hasSize(1);
  }
}
