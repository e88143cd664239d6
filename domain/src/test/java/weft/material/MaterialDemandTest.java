package weft.material;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.event.Scenario.given;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.calendar.Week;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandEvent.DemandPublished;
import weft.material.MaterialDemandRefusal.DayOrWeek;
import weft.material.MaterialDemandRefusal.DaySaidTwice;
import weft.material.MaterialDemandRefusal.HorizonCutsWeek;
import weft.material.MaterialDemandRefusal.HorizonEndsBeforeItBegins;
import weft.material.MaterialDemandRefusal.OtherUnit;
import weft.material.MaterialDemandRefusal.OutsideHorizon;
import weft.measure.Quantity;
import weft.party.PartyCode;

class MaterialDemandTest {
  private static final MaterialDemandId DEMAND =
      new MaterialDemandId(new PartyCode("HENGYUE"), "PLANT1", "HY-4711", null);
  private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
  private static final LocalDate SUNDAY = LocalDate.of(2026, 12, 13);
  private static final Week NEXT_WEEK = new Week(2026, 51);

  private static DemandLine on(@Nullable LocalDate date, @Nullable Week week, long quantity) {
    return new DemandLine(date, week, Quantity.of(quantity));
  }

  private static PublishDemand publish(LocalDate from, LocalDate until, DemandLine... lines) {
    return new PublishDemand(DEMAND, "PCE", from, until, List.of(lines));
  }

  private static DemandPublished published(
      int number, LocalDate from, LocalDate until, DemandLine... lines) {
    return new DemandPublished(DEMAND, number, "PCE", from, until, List.of(lines));
  }

  @Test
  void a_publication_replaces_its_horizon_and_nothing_outside_it() {
    var weekly = on(null, NEXT_WEEK, 200);
    given(
            MaterialDemand.NEW,
            List.of(
                published(1, MONDAY, NEXT_WEEK.sunday(), on(MONDAY, null, 40), weekly),
                published(2, MONDAY, SUNDAY, on(MONDAY.plusDays(1), null, 60))))
        .when(publish(SUNDAY, SUNDAY))
        .then(published(3, SUNDAY, SUNDAY));
    var state = MaterialDemand.NEW;
    state = state.evolve(published(1, MONDAY, NEXT_WEEK.sunday(), on(MONDAY, null, 40), weekly));
    state = state.evolve(published(2, MONDAY, SUNDAY, on(MONDAY.plusDays(1), null, 60)));
    assertThat(state.lines()).containsExactly(on(MONDAY.plusDays(1), null, 60), weekly);
  }

  @Test
  void a_line_of_nothing_is_kept_as_zero() {
    given(MaterialDemand.NEW, List.<MaterialDemandEvent>of())
        .when(publish(MONDAY, SUNDAY, on(MONDAY, null, 0)))
        .then(published(1, MONDAY, SUNDAY, on(MONDAY, null, 0)));
  }

  @Test
  void what_is_not_clear_is_refused() {
    var none = given(MaterialDemand.NEW, List.<MaterialDemandEvent>of());
    none.when(publish(SUNDAY, MONDAY)).thenRefused(new HorizonEndsBeforeItBegins(SUNDAY, MONDAY));
    none.when(publish(MONDAY, SUNDAY, on(MONDAY, Week.of(MONDAY), 1)))
        .thenRefused(new DayOrWeek(0));
    none.when(publish(MONDAY, SUNDAY, on(null, null, 1))).thenRefused(new DayOrWeek(0));
    none.when(publish(MONDAY, SUNDAY, on(SUNDAY.plusDays(1), null, 1)))
        .thenRefused(new OutsideHorizon(0, MONDAY, SUNDAY));
    none.when(publish(MONDAY, SUNDAY, on(null, Week.of(MONDAY), 1), on(SUNDAY, null, 1)))
        .thenRefused(new DaySaidTwice(1));
  }

  @Test
  void a_week_that_stands_is_not_cut_in_two() {
    given(
            MaterialDemand.NEW,
            List.of(published(1, NEXT_WEEK.monday(), NEXT_WEEK.sunday(), on(null, NEXT_WEEK, 100))))
        .when(publish(NEXT_WEEK.monday(), NEXT_WEEK.monday()))
        .thenRefused(new HorizonCutsWeek(NEXT_WEEK));
  }

  @Test
  void quantities_in_different_units_never_stand_beside_each_other() {
    var kilograms = new PublishDemand(DEMAND, "KGM", SUNDAY, SUNDAY, List.of());
    given(MaterialDemand.NEW, List.of(published(1, MONDAY, SUNDAY, on(MONDAY, null, 40))))
        .when(kilograms)
        .thenRefused(new OtherUnit("PCE", "KGM"));
  }
}
