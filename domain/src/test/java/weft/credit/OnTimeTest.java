package weft.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.credit.OnTime.Arrival;
import weft.credit.OnTime.PromisedLine;
import weft.measure.Quantity;
import weft.promise.Promise;

/** A delivery is on time if the quantity agreed until its date was there by then. */
class OnTimeTest {
  private static final LocalDate FIRST = LocalDate.of(2031, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2031, 3, 31);

  private static Promise due(int day, long quantity) {
    return new Promise(FIRST.plusDays(day - 1), Quantity.of(quantity));
  }

  private static Arrival came(@Nullable Integer day, long quantity) {
    return new Arrival(Quantity.of(quantity), day == null ? null : FIRST.plusDays(day - 1));
  }

  private static PromisedLine line(List<Promise> agreed, Arrival... sent) {
    return new PromisedLine("HENGYUE", agreed, List.of(sent));
  }

  private static OnTime of(PromisedLine... lines) {
    return OnTime.of(List.of(lines), FIRST, LAST);
  }

  @Test
  void what_was_there_on_its_day_is_on_time_and_a_day_later_is_late() {
    OnTime it =
        of(
            line(List.of(due(10, 100)), came(10, 100)),
            line(List.of(due(10, 100)), came(11, 100)),
            line(List.of(due(10, 100)), came(9, 99)),
            line(List.of(due(10, 100))));
    assertThat(it.due()).isEqualTo(4);
    assertThat(it.onTime()).isEqualTo(1);
    assertThat(it.percent()).isEqualByComparingTo("25");
    assertThat(it.coveragePercent()).isEqualByComparingTo("100");
  }

  @Test
  void earlier_dates_of_a_line_come_first() {
    OnTime it = of(line(List.of(due(20, 50), due(10, 50)), came(9, 50), came(25, 50)));
    assertThat(it.due()).isEqualTo(2);
    assertThat(it.onTime()).isEqualTo(1);
  }

  @Test
  void a_date_outside_the_period_is_not_counted_but_its_quantity_comes_first() {
    OnTime it = of(line(List.of(due(-5, 60), due(10, 40)), came(8, 60), came(10, 40)));
    assertThat(it.due()).isEqualTo(1);
    assertThat(it.onTime()).isEqualTo(1);
    OnTime behind = of(line(List.of(due(-5, 60), due(10, 40)), came(8, 40)));
    assertThat(behind.onTime()).isZero();
  }

  @Test
  void a_delivery_without_a_known_day_lowers_the_coverage() {
    List<PromisedLine> lines = new ArrayList<>();
    for (int i = 0; i < 9; i++) lines.add(line(List.of(due(10, 5)), came(10, 5)));
    lines.add(line(List.of(due(10, 5)), came(null, 5)));
    OnTime it = OnTime.of(lines, FIRST, LAST);
    assertThat(it.percent()).isEqualByComparingTo("100");
    assertThat(it.coveragePercent()).isEqualByComparingTo("90");
    lines.add(line(List.of(due(10, 5)), came(null, 5)));
    assertThat(OnTime.of(lines, FIRST, LAST).percent()).isNull();
  }

  @Test
  void what_was_late_anyway_is_known_even_if_a_day_is_missing() {
    OnTime it = of(line(List.of(due(10, 100)), came(null, 40), came(12, 60)));
    assertThat(it.known()).isEqualTo(1);
    assertThat(it.onTime()).isZero();
  }

  @Test
  void nothing_due_has_no_value() {
    assertThat(of().percent()).isNull();
    assertThat(of().coveragePercent()).isNull();
    assertThat(of().customers()).isEmpty();
  }

  @Test
  void random_lines_equal_a_count_day_by_day() {
    var random = new Random(8);
    for (int round = 0; round < 500; round++) {
      List<Promise> agreed = new ArrayList<>();
      List<Arrival> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) agreed.add(due(random.nextInt(40) - 5, 1 + random.nextInt(5)));
      for (int i = 0; i < 4; i++) sent.add(came(random.nextInt(40) - 5, 1 + random.nextInt(6)));
      int kept = 0;
      int all = 0;
      for (int i = 0; i < agreed.size(); i++) {
        Promise it = agreed.get(i);
        if (it.date().isBefore(FIRST) || it.date().isAfter(LAST)) continue;
        all++;
        long owed = 0;
        for (int j = 0; j < agreed.size(); j++) {
          Promise other = agreed.get(j);
          boolean sameDayBefore = other.date().equals(it.date()) && j <= i;
          if (other.date().isBefore(it.date()) || sameDayBefore)
            owed += other.quantity().amount().longValue();
        }
        long there = 0;
        for (Arrival one : sent)
          if (!one.on().isAfter(it.date())) there += one.quantity().amount().longValue();
        if (there >= owed) kept++;
      }
      OnTime it = OnTime.of(List.of(line(agreed, sent.toArray(Arrival[]::new))), FIRST, LAST);
      assertThat(it.due()).isEqualTo(all);
      assertThat(it.onTime()).isEqualTo(kept);
    }
  }
}
