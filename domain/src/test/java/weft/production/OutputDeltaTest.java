package weft.production;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.production.OutputChange.Kind.ADDED;
import static weft.production.OutputChange.Kind.LESS;
import static weft.production.OutputChange.Kind.MORE;
import static weft.production.OutputChange.Kind.REBUCKETED;
import static weft.production.OutputChange.Kind.REMOVED;
import static weft.production.OutputChange.Kind.SAME;
import static weft.production.Plans.FRIDAY;
import static weft.production.Plans.HENGYUE;
import static weft.production.Plans.MONDAY;
import static weft.production.Plans.TUESDAY;
import static weft.production.Plans.W50;
import static weft.production.Plans.W51;
import static weft.production.Plans.day;
import static weft.production.Plans.to;
import static weft.production.Plans.week;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.calendar.Week;
import weft.measure.Quantity;

/** The effect of a version on the one before. */
class OutputDeltaTest {
  @Test
  void days_are_compared_by_date() {
    assertThat(
            OutputDelta.between(
                List.of(day(MONDAY, 100), day(TUESDAY, 50), week(W51, 700)),
                List.of(day(MONDAY, 120), day(FRIDAY, 50), week(W51, 650))))
        .containsExactly(
            of(MONDAY, MORE, 100L, 120L),
            of(TUESDAY, REMOVED, 50L, null),
            of(FRIDAY, ADDED, null, 50L),
            of(W51, LESS, 700L, 650L));
  }

  @Test
  void what_stands_is_the_same_whatever_its_allotments() {
    assertThat(
            OutputDelta.between(
                List.of(day(MONDAY, 100)), List.of(day(MONDAY, 100, to(HENGYUE, 60)))))
        .containsExactly(of(MONDAY, SAME, 100L, 100L));
  }

  @Test
  void a_week_that_became_days_of_its_sum_changed_no_output() {
    assertThat(
            OutputDelta.between(
                List.of(week(W50, 150)), List.of(day(MONDAY, 100), day(TUESDAY, 50))))
        .containsExactly(of(W50, REBUCKETED, 150L, 150L));
    assertThat(
            OutputDelta.between(
                List.of(day(MONDAY, 100), day(TUESDAY, 50)), List.of(week(W50, 160))))
        .containsExactly(of(W50, MORE, 150L, 160L));
  }

  @Test
  void a_first_version_only_adds() {
    assertThat(OutputDelta.between(List.of(), List.of(day(MONDAY, 1), week(W51, 2))))
        .containsExactly(of(MONDAY, ADDED, null, 1L), of(W51, ADDED, null, 2L));
  }

  @Test
  void changes_add_up_to_the_difference_of_any_two_versions() {
    var random = new Random(18);
    for (int i = 0; i < 500; i++) {
      List<OutputLine> before = plan(random);
      List<OutputLine> now = plan(random);
      List<OutputChange> changes = OutputDelta.between(before, now);
      assertThat(sum(changes.stream().map(OutputChange::change).toList()))
          .isEqualTo(total(now).minus(total(before)));
      List<OutputChange> back = OutputDelta.between(now, before);
      assertThat(back).hasSameSizeAs(changes);
      assertThat(sum(back.stream().map(OutputChange::change).toList()))
          .isEqualTo(total(before).minus(total(now)));
      assertThat(OutputDelta.between(now, now)).allMatch(it -> it.kind() == SAME);
    }
  }

  /** Three weeks, each of them one line, days or nothing. */
  private static List<OutputLine> plan(Random random) {
    List<OutputLine> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Week week = W50.plus(i);
      switch (random.nextInt(3)) {
        case 0 -> lines.add(week(week, 1 + random.nextInt(50)));
        case 1 -> {
          for (int day = 0; day < 7; day++)
            if (random.nextBoolean())
              lines.add(day(week.monday().plusDays(day), 1 + random.nextInt(10)));
        }
        default -> {}
      }
    }
    return lines;
  }

  private static Quantity total(List<OutputLine> lines) {
    return sum(lines.stream().map(OutputLine::quantity).toList());
  }

  private static Quantity sum(List<Quantity> quantities) {
    return quantities.stream().reduce(Quantity.ZERO, Quantity::plus);
  }

  private static OutputChange of(
      LocalDate date, OutputChange.Kind kind, @Nullable Long before, @Nullable Long now) {
    return new OutputChange(date, null, kind, quantity(before), quantity(now));
  }

  private static OutputChange of(
      Week week, OutputChange.Kind kind, @Nullable Long before, @Nullable Long now) {
    return new OutputChange(null, week, kind, quantity(before), quantity(now));
  }

  private static @Nullable Quantity quantity(@Nullable Long of) {
    return of == null ? null : Quantity.of(of);
  }
}
