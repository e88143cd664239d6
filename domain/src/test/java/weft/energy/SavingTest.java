package weft.energy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import weft.energy.EnergyBaselineCommand.PlanBaseline;
import weft.energy.EnergyBaselineEvent.BaselinePlanned;
import weft.energy.EnergyBaselineRefusal.BaselineExists;
import weft.energy.EnergyBaselineRefusal.BaselineOfTheFuture;
import weft.energy.cost.BaselineTerms;
import weft.energy.cost.LoadShift;
import weft.energy.cost.Saving;
import weft.event.Scenario;
import weft.party.PartyCode;

/** A saving is less energy for the same tonnes, and the same energy at better hours. */
class SavingTest {
  private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
  private static final EnergyBaselineId ID =
      new EnergyBaselineId(new PartyCode("HONGZHU"), "HZ1", "B-1");

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static BaselineTerms terms(String fixed, String each, String nonRoutine) {
    return new BaselineTerms(
        null, DAY.minusDays(30), DAY, n(fixed), n(each), n(nonRoutine), null, n("0.05"), null);
  }

  private static Saving.Used used(String kWh, String cost) {
    return new Saving.Used(n(kWh), n(cost));
  }

  @Test
  void less_energy_and_shifting_add_up_to_the_saving_and_the_raw_bill_is_said_beside_it() {
    Saving it =
        Saving.of(
            terms("0", "600", "0"), n("120"), used("60000", "48000.00"), used("67320", "52509.60"));
    assertThat(it.neededKWh()).isEqualByComparingTo("72000");
    assertThat(it.savedKWh()).isEqualByComparingTo("4680");
    assertThat(it.savedShare()).isEqualByComparingTo("0.065");
    assertThat(it.adjustedBill()).isEqualTo(n("57600.00"));
    assertThat(it.actualBill()).isEqualTo(n("52509.60"));
    assertThat(it.saved()).isEqualTo(n("5090.40"));
    assertThat(it.lessEnergy()).isEqualTo(n("3744.00"));
    assertThat(it.shifting()).isEqualTo(n("1346.40"));
    assertThat(it.rawBill()).isEqualTo(n("48000.00"));
    assertThat(it.rawChange()).isEqualByComparingTo("0.0940");
  }

  @Test
  void fixed_part_and_events_beyond_the_routine_count_in_the_need() {
    BaselineTerms it = terms("12000", "480", "-1000");
    assertThat(it.need(n("100"))).isEqualByComparingTo("59000");
  }

  @Test
  void more_energy_than_needed_is_a_negative_saving() {
    Saving it =
        Saving.of(terms("0", "600", "0"), n("100"), used("60000", "48000"), used("66000", "52800"));
    assertThat(it.savedKWh()).isEqualByComparingTo("-6000");
    assertThat(it.saved()).isEqualTo(n("-4800.00"));
    assertThat(it.shifting()).isEqualTo(n("0.00"));
  }

  @Test
  void nine_hundred_kWh_at_the_valley_save_14850_unless_they_raise_the_demand_by_450_kW() {
    LoadShift free = shift("1000", "1000");
    assertThat(free.saving()).isEqualTo(n("14850.00"));
    assertThat(free.advised()).isTrue();
    LoadShift raised = shift("1000", "1450");
    assertThat(raised.demandKW()).isEqualByComparingTo("450");
    assertThat(raised.demandCost()).isEqualTo(n("18000.00"));
    assertThat(raised.net()).isEqualTo(n("-3150.00"));
    assertThat(raised.reason()).isEqualTo("demand-costs-more");
  }

  private static LoadShift shift(String before, String after) {
    var demand = new LoadShift.Demand(n(before), n(after), n("40"));
    return requireNonNull(LoadShift.of(n("900"), 22, n("1.05"), n("0.30"), demand));
  }

  @Test
  void only_demand_above_the_peak_so_far_counts() {
    assertThat(shift("1400", "1450").demandCost()).isEqualTo(n("2000.00"));
    assertThat(shift("1500", "1450").demandCost()).isEqualTo(n("0.00"));
  }

  @Test
  void where_a_price_is_not_known_there_is_no_advice() {
    var demand = new LoadShift.Demand(n("0"), n("0"), n("40"));
    assertThat(LoadShift.of(n("900"), 22, null, n("0.30"), demand)).isNull();
    assertThat(LoadShift.of(n("900"), 22, n("1.05"), null, demand)).isNull();
  }

  @Test
  void a_baseline_is_planned_once_and_rests_on_the_past() {
    Scenario.given(EnergyBaseline.NEW, java.util.List.of())
        .when(new PlanBaseline(ID, terms("0", "600", "0"), DAY.minusDays(1)))
        .thenRefused(new BaselineOfTheFuture());
    Scenario.given(EnergyBaseline.NEW, java.util.List.of())
        .when(new PlanBaseline(ID, terms("0", "600", "0"), DAY))
        .then(new BaselinePlanned(ID, terms("0", "600", "0"), DAY))
        .when(new PlanBaseline(ID, terms("0", "500", "0"), DAY))
        .thenRefused(new BaselineExists("B-1"));
  }
}
