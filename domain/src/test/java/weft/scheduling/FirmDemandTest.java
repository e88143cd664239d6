package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.week;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.FirmCut;
import weft.scheduling.release.FirmDemand;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/** Firm demand ends by receipts, by time, or by an explicit statement; otherwise it vanished. */
class FirmDemandTest {
  private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
  private static final Forecast SEVEN =
      forecast("7", MONDAY, firm(THURSDAY, 60), firm(FRIDAY, 40), day(FRIDAY, 500));

  @Test
  void what_was_firm_and_is_gone_vanished() {
    assertThat(vanished(SEVEN, forecast("8", TUESDAY, day(FRIDAY, 500)))).isEqualTo("100");
    assertThat(vanished(SEVEN, forecast("8", TUESDAY))).isEqualTo("100");
  }

  @Test
  void where_something_firm_is_left_the_release_is_believed() {
    assertThat(vanished(SEVEN, forecast("8", TUESDAY, firm(FRIDAY, 1)))).isEqualTo("0");
  }

  @Test
  void what_was_received_did_not_vanish() {
    assertThat(vanished(received(1000, SEVEN), received(1100, forecast("8", TUESDAY))))
        .isEqualTo("0");
    assertThat(vanished(received(1000, SEVEN), received(1070, forecast("8", TUESDAY))))
        .isEqualTo("30");
  }

  @Test
  void what_is_past_did_not_vanish_but_backlog_does_where_receipts_are_told() {
    assertThat(vanished(SEVEN, forecast("8", FRIDAY.plusDays(1)))).isEqualTo("0");
    assertThat(vanished(SEVEN, forecast("8", FRIDAY))).isEqualTo("40");
    var owed = forecast("7", MONDAY, line(MONDAY, Bucket.DAY, Firmness.BACKLOG, 30));
    assertThat(vanished(owed, forecast("8", TUESDAY))).isEqualTo("0");
    assertThat(vanished(received(1000, owed), received(1000, forecast("8", TUESDAY))))
        .isEqualTo("30");
  }

  @Test
  void nothing_vanishes_where_nothing_was_firm() {
    assertThat(vanished(forecast("7", MONDAY, day(FRIDAY, 5)), forecast("8", TUESDAY)))
        .isEqualTo("0");
    assertThat(FirmDemand.vanished(null, forecast("8", TUESDAY))).isEqualTo(Quantity.ZERO);
  }

  @Test
  void firm_is_cut_only_where_firm_pieces_are_fewer() {
    var before = forecast("7", MONDAY, firm(THURSDAY, 60), firm(FRIDAY, 40), day(FRIDAY, 500));
    assertThat(cut(before, firm(THURSDAY, 20), firm(FRIDAY, 40), day(FRIDAY, 500)))
        .as("less of a day")
        .isEqualTo("{2026-12-03=40}");
    assertThat(cut(before, firm(THURSDAY, 60), day(FRIDAY, 500)))
        .as("firm no longer")
        .isEqualTo("{2026-12-04=40}");
    assertThat(cut(before, firm(THURSDAY, 60), firm(FRIDAY, 40), day(FRIDAY, 10)))
        .as("planned alone")
        .isEqualTo("{}");
  }

  @Test
  void firm_pieces_that_move_are_not_cut() {
    var before = forecast("7", MONDAY, firm(THURSDAY, 60), firm(FRIDAY, 40));
    assertThat(cut(before, firm(THURSDAY, 20), firm(FRIDAY, 80))).as("by a day").isEqualTo("{}");
    assertThat(cut(before, firm(THURSDAY, 60), firm(FRIDAY, 30), firm(FRIDAY.plusDays(3), 10)))
        .as("behind what was firm")
        .isEqualTo("{}");
    assertThat(cut(before, line(MONDAY, Bucket.WEEK, Firmness.FIRM, 100)))
        .as("into a week")
        .isEqualTo("{}");
    assertThat(cut(before, firm(THURSDAY, 20), firm(FRIDAY, 50)))
        .as("in part")
        .isEqualTo("{2026-12-03=30}");
  }

  @Test
  void what_was_planned_and_is_firm_now_makes_up_for_no_cut() {
    LocalDate next = FRIDAY.plusDays(3);
    var before = forecast("7", MONDAY, firm(FRIDAY, 40), day(next, 100));
    assertThat(cut(before, firm(FRIDAY, 10), firm(next, 100))).isEqualTo("{2026-12-04=30}");
    var week = forecast("7", MONDAY, firm(FRIDAY, 40), week(next, 100));
    assertThat(cut(week, firm(FRIDAY, 10), firm(next, 50), firm(next.plusDays(1), 50)))
        .isEqualTo("{2026-12-04=30}");
  }

  @Test
  void firm_pieces_go_to_the_nearest_day_and_to_the_earlier_of_two_as_near() {
    var days = forecast("7", MONDAY, firm(WEDNESDAY, 10), firm(FRIDAY, 10), firm(SATURDAY, 10));
    assertThat(cut(days, firm(THURSDAY, 10), firm(SATURDAY, 10))).isEqualTo("{2026-12-04=10}");
    assertThat(cut(days, firm(THURSDAY, 15), firm(SATURDAY, 10))).isEqualTo("{2026-12-04=5}");
  }

  @Test
  @Timeout(120)
  void pieces_of_many_days_that_moved_are_matched_in_time_that_grows_with_their_number() {
    Forecast even = forecast("7", MONDAY, everyOtherDay(0, 2));
    Forecast odd = forecast("8", MONDAY, everyOtherDay(1, 1));
    long before = cpuTime();
    var cut = FirmCut.between(even, odd);
    assertThat(Duration.ofNanos(cpuTime() - before)).isLessThan(Duration.ofSeconds(3));
    assertThat(cut).hasSize(30_000);
  }

  private static ScheduleLine[] everyOtherDay(int first, long quantity) {
    return IntStream.range(0, 30_000)
        .mapToObj(it -> firm(MONDAY.plusDays(2L * it + first), quantity))
        .toArray(ScheduleLine[]::new);
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId());
  }

  private static String cut(Forecast before, ScheduleLine... now) {
    return FirmCut.between(before, forecast("8", TUESDAY, now)).toString();
  }

  private static String vanished(Forecast before, Forecast now) {
    return FirmDemand.vanished(before, now).toString();
  }
}
