package weft.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.beforeafter.Measured.Unknown;
import weft.beforeafter.StatedFiguresCommand.StateMonth;
import weft.beforeafter.StatedFiguresEvent.MonthStated;
import weft.beforeafter.StatedFiguresRefusal.MonthNotOver;
import weft.beforeafter.StatedFiguresRefusal.NegativeFigure;
import weft.beforeafter.StatedFiguresRefusal.NoFigureStated;
import weft.beforeafter.StatedFiguresRefusal.TooManyMonths;
import weft.beforeafter.StatedFiguresRefusal.ValueWithoutCurrency;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** A company states months of the past; they stay apart from what the hub measures. */
class StatedFiguresTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate TODAY = LocalDate.of(2031, 3, 15);

  private static StatedMonth month(
      String month, @Nullable String lead, @Nullable String value, @Nullable String currency) {
    return new StatedMonth(
        LocalDate.parse(month + "-01"),
        lead == null ? null : Quantity.of(lead),
        null,
        value == null ? null : Quantity.of(value),
        currency,
        "ERP");
  }

  private static StateMonth state(StatedMonth month) {
    return new StateMonth(JIAXIN, "JX1", month, TODAY);
  }

  private static void refused(StatedMonth month, StatedFiguresRefusal why) {
    assertThatThrownBy(() -> StatedFigures.NEW.decide(state(month)))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isEqualTo(why));
  }

  private static StatedFigures after(StatedMonth... months) {
    StatedFigures figures = StatedFigures.NEW;
    for (StatedMonth it : months)
      for (StatedFiguresEvent event : figures.decide(state(it))) figures = figures.evolve(event);
    return figures;
  }

  @Test
  void a_month_that_is_over_is_stated_once_and_replaced_by_a_later_statement() {
    StatedMonth first = month("2031-02", "30", null, null);
    assertThat(StatedFigures.NEW.decide(state(first)))
        .containsExactly(new MonthStated(JIAXIN, "JX1", first));
    assertThat(after(first).decide(state(first))).isEmpty();
    StatedMonth other = month("2031-02", "28", null, null);
    StatedMonth earlier = month("2031-01", "33", null, null);
    assertThat(after(first, other, earlier).months()).containsExactly(earlier, other);
  }

  @Test
  void what_is_not_over_negative_or_incomplete_is_refused() {
    refused(month("2031-03", "30", null, null), new MonthNotOver());
    refused(month("2031-02", null, null, null), new NoFigureStated());
    refused(month("2031-02", null, "100", null), new ValueWithoutCurrency());
    refused(month("2031-02", "-1", null, null), new NegativeFigure("/leadTimeDays"));
  }

  @Test
  void months_are_bounded() {
    StatedMonth[] most = new StatedMonth[StatedFigures.MOST];
    for (int i = 0; i < most.length; i++)
      most[i] =
          new StatedMonth(
              LocalDate.of(2020, 1, 1).plusMonths(i), Quantity.of(30), null, null, null, "ERP");
    StatedFigures full = after(most);
    assertThatThrownBy(() -> full.decide(state(month("2031-02", "30", null, null))))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> assertThat(it.refusal()).isEqualTo(new TooManyMonths(StatedFigures.MOST)));
  }

  @Test
  void the_comparison_takes_only_months_over_before_the_first_day_and_their_mean() {
    List<StatedMonth> months =
        List.of(
            month("2030-12", "30", "100", "CNY"),
            month("2031-01", "31", null, null),
            month("2031-02", "90", "900", "CNY"));
    var before = StatedBefore.of(months, LocalDate.of(2031, 2, 15));
    assertThat(before.until()).isEqualTo("2031-01-31");
    assertThat(before.mean(SiteFigure.LEAD_TIME).value()).isEqualByComparingTo("30.5");
    assertThat(before.mean(SiteFigure.STOCK_VALUE).value()).isEqualByComparingTo("100");
    assertThat(before.mean(SiteFigure.STOCK_VALUE).basis()).isEqualTo(1);
    assertThat(before.mean(SiteFigure.DAYS_OF_STOCK).unknown()).isEqualTo(Unknown.NOTHING_STATED);
  }

  @Test
  void values_in_two_currencies_have_no_mean() {
    List<StatedMonth> months =
        List.of(month("2030-12", null, "100", "CNY"), month("2031-01", null, "100", "EUR"));
    assertThat(StatedBefore.of(months, null).mean(SiteFigure.STOCK_VALUE).unknown())
        .isEqualTo(Unknown.SEVERAL_CURRENCIES);
  }
}
